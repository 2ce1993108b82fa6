// What a key press means, whatever the layout: a shortcut is the letter in a Latin layout and the place of it in another.

/** Letters that Hebrew and Greek layouts give up for a sign, so that the character alone does not tell the alphabet. */
const SIGN_FOR_LETTER: Record<string, string> = { "KeyQ /": "q", "KeyQ ;": "q", "KeyW '": "w" };
const SIGNS: Record<string, string> = {
  Comma: ",",
  Period: ".",
  Slash: "/",
  Minus: "-",
  Equal: "=",
  NumpadAdd: "+",
  NumpadSubtract: "-",
};

/** Keys as they come from the engine, or as a test makes them. */
export type KeyPress = Pick<KeyboardEvent, "key" | "code">;

/** The key in small letters; of one that types another alphabet, what a US layout has in its place. */
export function keyOf({ key, code }: KeyPress): string {
  if (key.length !== 1) return key;
  const letter = SIGN_FOR_LETTER[`${code} ${key}`];
  if (letter) return letter;
  const latin = /^[\x20-\x7e]$/.test(key) || (/\p{Script=Latin}/u.test(key) && code.startsWith("Key"));
  return latin ? key.toLowerCase() : (ofPlace(code) ?? key.toLowerCase());
}

function ofPlace(code: string): string | undefined {
  const [, named] = /^(?:Key([A-Z])|Digit(\d)|Numpad(\d))$/.exec(code)?.filter((part) => part !== undefined) ?? [];
  return named?.toLowerCase() ?? SIGNS[code];
}

/** Whether an input method still has the key: what it takes, an Enter above all, is not meant for the page. */
export function isComposing(event: Pick<KeyboardEvent, "isComposing" | "keyCode">): boolean {
  return event.isComposing || event.keyCode === 229;
}

/** Whether `event` is the chord, such as `F1`, `Ctrl+k`, `Alt+ArrowLeft` or `Ctrl++`; Cmd is as good as Ctrl. */
export function isChord(event: KeyPress & Pick<KeyboardEvent, "ctrlKey" | "metaKey" | "altKey" | "shiftKey">, chord: string): boolean {
  const [, modifiers = "", key = ""] = /^((?:(?:Ctrl|Alt|Shift)\+)*)(.+)$/.exec(chord) ?? [];
  const wants = (name: string) => modifiers.includes(name);
  if ((event.ctrlKey || event.metaKey) !== wants("Ctrl") || event.altKey !== wants("Alt")) return false;
  // Signs need Shift in one layout and not in another.
  const named = key.length > 1 || /[a-z]/.test(key);
  return keyOf(event) === key && (!named || event.shiftKey === wants("Shift"));
}

/** Whether the press is typed into something: a field of text, a list to choose from. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("textarea, select, input:not([type=checkbox], [type=radio], [type=range])") !== null;
}
