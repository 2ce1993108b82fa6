export const today = {
  title: "Today",
  resume: {
    title: "A session was left unfinished",
    text: (title: string, done: number, planned: number) => `${title}: ${done} of ${planned} holds and sets are done and kept.`,
    go: "Go on where it stopped",
    restart: "Start this hold again",
    end: "End it here",
  },
  doors: {
    title: "What do you need?",
    cramp: { title: "My calf is cramping", text: "Large steps and a gentle hold, at once." },
    check: { title: "Is my leg all right?", text: "Red flags first, then what kind of care and by when." },
    stretch: { title: "Stretch", text: "A guided session you can follow from the floor." },
    recovery: { title: "Track a recovery", text: "After a cramp or a strain: what is allowed today." },
    guide: { title: "Understand it", text: "Articles that name their sources." },
  },
  safety: "Call your emergency number for trouble breathing, chest pain, or a foot that is cold, pale or blue.",
};
