/** Types of `/page/vendor/htm-preact.js` (htm's standalone build with preact), for the editor and tsc. */

import type { VNode } from 'preact'

export {
  Component,
  type ComponentChildren,
  createContext,
  h,
  render,
  type VNode,
} from 'preact'
export {
  useCallback,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useReducer,
  useRef,
  useState,
} from 'preact/hooks'
export declare function html(strings: TemplateStringsArray, ...values: unknown[]): VNode
