// A spoken voice where the system has one. Never a clock, never needed: everything said is also on the screen.

/** Whether this system can speak at all. */
export function canSpeak(): boolean {
  return "speechSynthesis" in window && typeof SpeechSynthesisUtterance === "function";
}

/** Whether anything was said since the start. */
let spoke = false;

/** Says `text`, replacing whatever is being said. */
export function say(text: string): void {
  if (!canSpeak()) return;
  try {
    if (speechSynthesis.speaking || speechSynthesis.pending) speechSynthesis.cancel();
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.lang = "en";
    speechSynthesis.speak(utterance);
    spoke = true;
  } catch {
    // A voice that fails is as good as none.
  }
}

/** Falls silent. The system's voice is not woken for it. */
export function hush(): void {
  if (spoke) speechSynthesis.cancel();
}
