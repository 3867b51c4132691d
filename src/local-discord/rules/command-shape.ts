/** The shape of an application command and the rules for one command by itself. */
import { z } from 'zod'
import { fault } from './check.ts'
import { locales } from './locales.ts'
import { refuseRepeats } from './parts.ts'

/** Discord's own pattern; letters that have a lower case must use it. */
const chatName = z
  .string()
  .min(1)
  .max(32)
  .superRefine((name, context) => {
    const valid = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u.test(name)
    if (!valid || name !== name.toLowerCase()) {
      context.addIssue(fault('APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid'))
    }
  })

const description = z.string().min(1).max(100)

const inLocales = <T extends z.ZodType>(text: T) =>
  z.partialRecord(z.enum(locales), text).optional()

const choice = z.strictObject({
  name: z.string().min(1).max(100),
  name_localizations: inLocales(z.string().min(1).max(100)),
  value: z.union([z.string().max(100), z.number()]),
})

const optionFields = {
  name: chatName,
  name_localizations: inLocales(chatName),
  description,
  description_localizations: inLocales(description),
}

const valueOption = z
  .strictObject({
    ...optionFields,
    type: z.literal([3, 4, 5, 6, 7, 8, 9, 10, 11]),
    required: z.boolean().optional(),
    choices: z.array(choice).max(25).optional(),
    channel_types: z.array(z.int().min(0)).optional(),
    min_value: z.number().optional(),
    max_value: z.number().optional(),
    min_length: z.int().min(0).max(6000).optional(),
    max_length: z.int().min(1).max(6000).optional(),
    autocomplete: z.boolean().optional(),
  })
  .superRefine((option, context) => {
    const add = (message: string, field: string) =>
      context.addIssue(fault('APPLICATION_COMMAND_OPTION_FIELD_INVALID', message, [field]))
    const isText = option.type === 3
    const isNumber = option.type === 4 || option.type === 10
    const choices = option.choices ?? []
    if (option.autocomplete && choices.length > 0) {
      add('Autocomplete and choices cannot both be used', 'autocomplete')
    }
    if ((option.autocomplete || choices.length > 0) && !isText && !isNumber) {
      add(
        'Only for string, integer and number options',
        option.autocomplete ? 'autocomplete' : 'choices',
      )
    }
    if ((option.min_value ?? option.max_value) !== undefined && !isNumber) {
      add('Only for integer and number options', 'min_value')
    }
    if ((option.min_length ?? option.max_length) !== undefined && !isText) {
      add('Only for string options', 'min_length')
    }
    if (option.channel_types && option.type !== 7) add('Only for channel options', 'channel_types')
    if (choices.some((it) => (typeof it.value === 'string') !== isText)) {
      add('A choice has a value of its option’s type', 'choices')
    }
    refuseRepeats(
      choices,
      (it) => it.name,
      (index) =>
        context.addIssue(
          fault(
            'APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS',
            'Choice name already exists',
            ['choices', index, 'name'],
          ),
        ),
    )
  })

const ordered = <T extends z.ZodArray<z.ZodType<{ name: string; required?: boolean | undefined }>>>(
  list: T,
) =>
  list.superRefine((options, context) => {
    refuseRepeats(
      options,
      (it) => it.name,
      (index) =>
        context.addIssue(
          fault('APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS', 'Option name already exists', [
            index,
            'name',
          ]),
        ),
    )
    const firstOptional = options.findIndex((it) => !it.required)
    for (const [index, it] of options.entries()) {
      if (it.required && firstOptional >= 0 && index > firstOptional) {
        context.addIssue(
          fault(
            'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
            'Required options must be placed before non-required options',
            [index],
          ),
        )
      }
    }
  })

const valueOptions = ordered(z.array(valueOption).max(25))
const subcommand = z.strictObject({
  ...optionFields,
  type: z.literal(1),
  required: z.literal(false).optional(),
  options: valueOptions.optional(),
})
const subcommandGroup = z.strictObject({
  ...optionFields,
  type: z.literal(2),
  required: z.literal(false).optional(),
  options: ordered(z.array(subcommand).min(1).max(25)),
})

type ValueOption = z.infer<typeof valueOption>

export interface CommandOption extends Omit<ValueOption, 'type'> {
  type: number
  options?: CommandOption[] | undefined
}

const anyOption: z.ZodType<CommandOption> = z.discriminatedUnion('type', [
  subcommand,
  subcommandGroup,
  valueOption,
])

const commandFields = {
  name_localizations: inLocales(z.string().min(1).max(32)),
  default_member_permissions: z.union([z.string().regex(/^\d+$/), z.int().min(0)]).optional(),
  dm_permission: z.boolean().optional(),
  contexts: z.array(z.int().min(0).max(2)).min(1).optional(),
  integration_types: z.array(z.int().min(0).max(1)).min(1).optional(),
  nsfw: z.boolean().optional(),
  // Sent back by bots that edit what they fetched.
  id: z.string().optional(),
}

export const chatCommand = z.strictObject({
  ...commandFields,
  type: z.literal(1).optional(),
  name: chatName,
  name_localizations: inLocales(chatName),
  description,
  description_localizations: inLocales(description),
  options: ordered(z.array(anyOption).max(25)).optional(),
})

export const contextCommand = z.strictObject({
  ...commandFields,
  type: z.int().min(2).max(3),
  name: z.string().min(1).max(32),
  description: z.literal('').optional(),
})

export interface CommandBody {
  type: number
  name: string
  name_localizations: Record<string, string> | null
  description: string
  description_localizations: Record<string, string> | null
  options: CommandOption[]
  default_member_permissions: string | null
  dm_permission: boolean
  contexts: number[] | null
  integration_types: number[]
  nsfw: boolean
}
