import { describe, expect, it } from "vitest";

import { isChord, isComposing, keyOf } from "./keys";

const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

describe("a key", () => {
  it.each([
    ["us", "h", "KeyH", "h"],
    ["ru", "р", "KeyH", "h"],
    ["gr", "η", "KeyH", "h"],
    ["il", "י", "KeyH", "h"],
    ["ara", "ا", "KeyH", "h"],
    ["dvorak", "d", "KeyH", "d"],
    ["il", "/", "KeyQ", "q"],
    ["gr", ";", "KeyQ", "q"],
    ["dvorak", "'", "KeyQ", "'"],
    ["il", "ת", "Comma", ","],
    ["fr", "à", "Digit0", "0"],
    ["ara", "٠", "Digit0", "0"],
    ["de", "ß", "Minus", "-"],
    ["us, Shift", "H", "KeyH", "h"],
    ["any", "ArrowLeft", "ArrowLeft", "ArrowLeft"],
  ])("of the layout %s that types %s at %s means %s", (_, key, code, means) => {
    expect(keyOf({ key, code })).toBe(means);
  });

  it("is a chord with exactly its modifiers, but for the Shift that a sign may need", () => {
    const ctrl = { ...none, ctrlKey: true };
    expect(isChord({ ...ctrl, key: "л", code: "KeyK" }, "Ctrl+k")).toBe(true);
    expect(isChord({ ...none, metaKey: true, key: "k", code: "KeyK" }, "Ctrl+k")).toBe(true);
    expect(isChord({ ...ctrl, altKey: true, key: "k", code: "KeyK" }, "Ctrl+k")).toBe(false);
    expect(isChord({ ...ctrl, shiftKey: true, key: "G", code: "KeyG" }, "Ctrl+g")).toBe(false);
    expect(isChord({ ...ctrl, shiftKey: true, key: "G", code: "KeyG" }, "Ctrl+Shift+g")).toBe(true);
    expect(isChord({ ...ctrl, shiftKey: true, key: "+", code: "Equal" }, "Ctrl++")).toBe(true);
    expect(isChord({ ...ctrl, key: "+", code: "NumpadAdd" }, "Ctrl++")).toBe(true);
    expect(isChord({ ...none, key: "F4", code: "F4" }, "F4")).toBe(true);
    expect(isChord({ ...none, altKey: true, key: "F4", code: "F4" }, "F4")).toBe(false);
  });

  it("is the input method's while a word is being written", () => {
    expect(isComposing({ isComposing: false, keyCode: 229 })).toBe(true);
    expect(isComposing({ isComposing: true, keyCode: 13 })).toBe(true);
    expect(isComposing({ isComposing: false, keyCode: 13 })).toBe(false);
  });
});
