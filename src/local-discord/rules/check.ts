/** Checks a body against a zod schema and reports the faults in Discord's own words. */
import type { z } from 'zod'
import { type Fault, refuseBody } from '../refusal.ts'

type Issue = z.core.$ZodIssue

/** Returns the parsed body or throws Discord's 50035 with every fault in it. */
export function check<T>(schema: z.ZodType<T>, body: unknown, at: PropertyKey[] = []): T {
  const result = inspect(schema, body, at)
  if (result.faults.length > 0 || result.value === undefined) throw refuseBody(result.faults)
  return result.value
}

/** Like `check`, for callers that gather faults from several places. */
export function inspect<T>(
  schema: z.ZodType<T>,
  body: unknown,
  at: PropertyKey[] = [],
): { value?: T; faults: Fault[] } {
  const parsed = schema.safeParse(body, { reportInput: true })
  if (parsed.success) return { value: parsed.data, faults: [] }
  const faults = parsed.error.issues.flatMap(toFaults)
  return { faults: faults.map((fault) => ({ ...fault, path: [...at, ...fault.path] })) }
}

/** For `superRefine`: a fault with a code of Discord's. */
export function fault(code: string, message: string, path: PropertyKey[] = []) {
  return { code: 'custom' as const, message, path, params: { code } }
}

function toFaults(issue: Issue): Fault[] {
  const { path } = issue
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: [...path, key],
        code: 'UNKNOWN_FIELD',
        message: 'Discord does not know this field',
      }))
    case 'custom':
      return [
        { path, code: String(issue.params?.code ?? 'BASE_TYPE_INVALID'), message: issue.message },
      ]
    case 'invalid_union':
      return [unionFault(issue)]
    case 'too_big':
      return [
        sizeFault(issue, `${issue.maximum} or fewer`, `less than or equal to ${issue.maximum}`),
      ]
    case 'too_small':
      return [
        sizeFault(issue, `${issue.minimum} or more`, `greater than or equal to ${issue.minimum}`),
      ]
    case 'invalid_value':
      return [choiceFault(path, issue.values)]
    case 'invalid_format':
      return [
        {
          path,
          code: 'STRING_TYPE_REGEX',
          message: 'String value did not match validation regex.',
        },
      ]
    case 'invalid_type':
      return [typeFault(issue)]
    default:
      return [{ path, code: 'BASE_TYPE_INVALID', message: issue.message }]
  }
}

function choiceFault(path: Fault['path'], values: readonly unknown[]): Fault {
  const message = `Value must be one of {${values.map((value) => JSON.stringify(value)).join(', ')}}.`
  return { path, code: 'BASE_TYPE_CHOICES', message }
}

function unionFault(issue: Extract<Issue, { code: 'invalid_union' }>): Fault {
  // Where a discriminator fails, `path` already leads to it; zod gives no list of the allowed values.
  const message = 'Value of this field is not one of those allowed here.'
  return { path: issue.path, code: 'UNION_TYPE_CHOICES', message }
}

function sizeFault(
  issue: Extract<Issue, { code: 'too_big' | 'too_small' }>,
  length: string,
  value: string,
): Fault {
  const { path } = issue
  if (issue.origin === 'string' || issue.origin === 'array') {
    return { path, code: 'BASE_TYPE_BAD_LENGTH', message: `Must be ${length} in length.` }
  }
  const code = issue.code === 'too_big' ? 'NUMBER_TYPE_MAX' : 'NUMBER_TYPE_MIN'
  return { path, code, message: `int value should be ${value}.` }
}

function typeFault(issue: Extract<Issue, { code: 'invalid_type' }>): Fault {
  const { path, input, expected } = issue
  if (input === undefined) {
    return { path, code: 'BASE_TYPE_REQUIRED', message: 'This field is required' }
  }
  if (expected === 'array') {
    return { path, code: 'LIST_TYPE_CONVERT', message: 'Only iterables may be used in a ListType' }
  }
  if (expected === 'object') {
    return {
      path,
      code: 'DICT_TYPE_CONVERT',
      message: 'Only dictionaries may be used in a DictType',
    }
  }
  const code = expected === 'string' ? 'STRING_TYPE_CONVERT' : 'NUMBER_TYPE_COERCE'
  return { path, code, message: `Could not interpret ${JSON.stringify(input)} as ${expected}.` }
}
