/** The log of walks and runs. */
export const runs = {
  title: "Walks and runs",
  intro: "They are yours, with or without a recovery. What you note here also counts in a recovery that is open.",
  also: ["log", "running", "jog", "outing", "note a run", "note a walk", "distance", "how far may I run"],
  closed: "Running is closed now:",
  none: "Nothing noted yet. Write the first one down above.",
  byWeek: "All of them, by week",
  week: (monday: string) => `Week of ${monday}`,
  times: (all: number, runs: number) => {
    const walks = all - runs;
    const told = [runs > 0 ? (runs === 1 ? "1 run" : `${runs} runs`) : "", walks > 0 ? (walks === 1 ? "1 walk" : `${walks} walks`) : ""];
    return told.filter(Boolean).join(", ");
  },
  unsaid: "not said",
  tomorrow: "tomorrow morning tells",
  more: "Show earlier ones",
  all: "Show all",
  link: "Walks and runs",
  note: "Note a walk or run",
};
