interface Range {
  least: number;
  most: number;
  places: number;
}

const amount = (value: number, unit: string) => (unit === "" ? String(value) : `${value} ${unit}`);

/** What fields for numbers, days and times say, wherever they stand. */
export const fields = {
  number: {
    range: ({ least, most, places }: Range, unit: string) =>
      `${least} to ${amount(most, unit)}${places === 0 ? ", a whole number" : ""}.`,
    wrong: {
      not_number: () => "This is not a number. Write it in digits only.",
      not_whole: () => "Only whole numbers here, without a point or comma.",
      below: ({ least }: Range, unit: string) => `This is too little: ${amount(least, unit)} at least.`,
      above: ({ most }: Range, unit: string) => `This is too much: ${amount(most, unit)} at most.`,
    },
    missing: "A number is needed here.",
  },
  day: {
    hint: "Day, month and year, for example 24.11.2026 or 24 Nov 2026.",
    today: "Today",
    yesterday: "Yesterday",
    missing: "A date is needed here.",
    wrong: {
      not_day: "This is not a date yet. Write day, month and year, for example 24.11.2026.",
      short_year: "Write the year with all four digits.",
      no_month: "There is no such month. The day comes first, then the month, then the year.",
      no_day: "That month does not have this day.",
      before: "This is too long ago: 1900 is the earliest year.",
      after: "This day has not come yet.",
    },
    laterWrong: "This is too far ahead.",
    earlierWrong: (day: string) => `This lies before ${day}.`,
    ago: (days: number) => {
      if (days === 0) return "today";
      if (days === 1) return "yesterday";
      if (days === -1) return "tomorrow";
      return days > 0 ? `${days} days ago` : `in ${-days} days`;
    },
  },
  time: {
    label: "Time",
    hint: "For example 03:10 or 3:10 pm.",
    wrong: "No clock shows this. Write hours and minutes, for example 03:10 or 3:10 pm.",
    later: "This time has not come yet.",
    at: (day: string, time: string) => `${day}, at ${time}`,
  },
  wrong: "Some fields above are not right yet.",
  draft: {
    here: "You had begun to change this.",
    begun: (when: string) => `You had begun this on ${when}. It is not saved yet.`,
    clash: "The saved entry was changed since then. What you had begun stands in the fields; the rest shows the entry as it is now.",
    discard: "Discard what I began",
    discarded: "Discarded.",
    undo: "Undo",
    full: "This form is too long to be kept while you are away. Save it before you leave.",
  },
};
