export const doctor = {
  title: "Doctor",
  intro: "What you want to ask, and what a clinician will want to know.",
  questions: {
    title: "My questions",
    none: "No questions yet. Add your own, or use “Add to my questions” on the pages of the guide.",
    add: "Add a question",
    label: "Your question",
    hint: "For instance: could this be a clot, and how would we know?",
    asked: "Asked",
    remove: "Remove",
    removed: "Removed.",
    undo: "Undo",
    from: "From the guide",
    unreadable: (n: number) => `${n === 1 ? "One question" : `${n} questions`} in your record cannot be read. The rest is here.`,
    print: "Print the list",
  },
  prepare: {
    title: "Before you go",
    items: [
      { page: "preparing-your-visit", text: "Preparing your visit" },
      { page: "describing-pain", text: "How to describe your pain" },
      { page: "who-treats-what", text: "Who treats what" },
      { page: "tests", text: "Tests you may be offered, and what they show" },
    ],
  },
};
