// The only file that knows Tauri and the generated bindings. Everything else calls `call` and `listen`.

import { invoke } from "@tauri-apps/api/core";

import type { Commands, Events } from "./bindings";
import { Refusal } from "./failure";

export type * from "./bindings";

/** Commands the shell itself serves, beside the generated list. */
interface ShellCommands {
  /** Waits for news; `true` from a page that has just been loaded. */
  hear: { args: boolean; out: [name: string, what: unknown][] };
  ui_ready: { args: null; out: null };
  /** Fills the display or no longer; without an argument only asks. Answers how the window stands now. */
  window_fullscreen: { args: boolean | null; out: boolean };
  /** As the window's own button: answered by `close-asked` where something would be lost. */
  window_ask_close: { args: null; out: null };
  window_close: { args: null; out: null };
}

type All = Commands & ShellCommands;
type AllEvents = Events & { "close-asked": "session" | "unsaved"; "full-screen": boolean };
type Args<K extends keyof All> = All[K]["args"] extends null ? [] : [All[K]["args"]];

const listeners = new Map<string, ((payload: unknown) => void)[]>();
/** How long after a fault the app is asked again. */
const AGAIN_MS = 1_000;

/** Keeps one call waiting for news. Tauri's own events cost a script and a JavaScript engine in the app's process. */
async function hear(): Promise<void> {
  for (let anew = true; ; anew = false) {
    const news = await call("hear", anew).catch(() => new Promise<[]>((resolve) => setTimeout(resolve, AGAIN_MS, [])));
    for (const [name, what] of news) for (const heard of listeners.get(name) ?? []) queueMicrotask(() => heard(what));
  }
}

// The engine prints a page once it has loaded everything, and the call that waits for news never ends: its own `print()`
// would wait for ever. Ours goes past that.
if ("__TAURI_INTERNALS__" in globalThis) globalThis.print = () => void invoke("plugin:webview|print");

/** Calls a command; a refusal is thrown as `Refusal` with its code. */
export async function call<K extends keyof All>(name: K, ...args: Args<K>): Promise<All[K]["out"]> {
  try {
    return (await invoke(name, { args: args[0] ?? null })) as All[K]["out"];
  } catch (error) {
    throw Refusal.from(error);
  }
}

/** Hears an event for as long as the window lives. */
export function listen<K extends keyof AllEvents>(name: K, heard: (payload: AllEvents[K]) => void): void {
  if (listeners.size === 0) void hear();
  listeners.set(name, [...(listeners.get(name) ?? []), heard as (payload: unknown) => void]);
}
