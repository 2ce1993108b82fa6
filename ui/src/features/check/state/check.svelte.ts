import {
  type AboutMeView,
  type CheckAnswer,
  type CheckHome,
  type CheckResult,
  type CheckRunView,
  type EntryId,
  type RulesView,
  type Who,
} from "../../../ipc/client";
import { words } from "../../../words";
import { jump } from "../../../state/jump.svelte";
import { inOrder } from "../../../lib/order";

/** Answers come in the order of the presses. */
const ask = inOrder();

/** The check: what the app says about it. Decides nothing. */
class Check {
  home = $state.raw<CheckHome | null>(null);
  run = $state.raw<CheckRunView | null>(null);
  /** The result on screen: just given, or reopened as it was. */
  result = $state.raw<CheckResult | null>(null);
  rules = $state.raw<RulesView | null>(null);
  about = $state.raw<AboutMeView | null>(null);

  /** Also the check under way or broken off: an emergency that was left stands, and is under way no longer. */
  async load(): Promise<void> {
    this.home = await ask("check_home");
    this.run = this.home.open;
  }

  /** The next page of the history. */
  async loadEarlier(): Promise<void> {
    const home = this.home;
    if (!home?.earlier) return;
    const page = await ask("check_earlier", { before: home.earlier });
    this.home = { ...home, history: [...home.history, ...page.history], earlier: page.earlier };
  }

  async start(who: Who): Promise<void> {
    this.run = await ask("check_start", { who });
    this.result = null;
  }

  async answer(question: string, answer: CheckAnswer): Promise<void> {
    this.run = await ask("check_answer", { question, answer });
  }

  async back(): Promise<void> {
    this.run = await ask("check_back");
  }

  async visit(question: string): Promise<void> {
    this.run = await ask("check_visit", question);
  }

  async goOn(): Promise<void> {
    this.run = await ask("check_go_on");
  }

  async finish(): Promise<CheckResult> {
    this.result = await ask("check_finish");
    this.run = null;
    return this.result;
  }

  /** Takes a result back: its answers are open again, at the list. */
  async reopen(id: EntryId): Promise<void> {
    this.run = await ask("check_reopen", id);
    this.result = null;
  }

  async drop(): Promise<void> {
    this.home = await ask("check_drop");
    this.run = null;
  }

  async open(id: EntryId): Promise<void> {
    if (this.result?.id !== id) this.result = null;
    this.result = await ask("check_result", id);
  }

  async loadRules(): Promise<void> {
    this.rules ??= await ask("check_rules");
  }

  async loadAbout(): Promise<void> {
    this.about = await ask("about_me");
  }

  async saveAbout(answers: Record<string, CheckAnswer>): Promise<void> {
    this.about = await ask("about_me_put", { answers });
  }
}

export const check = new Check();

jump.offer(async () => [
  { kind: "screen", title: words.check.rules.title, screen: "check", path: ["rules"], also: words.check.rules.also },
]);
