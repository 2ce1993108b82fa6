export const frame = {
  appName: "Soleus",
  skip: "Skip to the page",
  navigation: "Main",
  always: "Always in reach",
  screens: {
    today: "Today",
    cramp: "Cramp now",
    check: "Check my leg",
    stretch: "Stretch",
    recovery: "Recovery",
    guide: "Guide",
    doctor: "Doctor",
    settings: "Settings",
  },
  jump: {
    open: "Jump to…",
    title: "Jump to",
    label: "A screen, an article or a routine",
    none: "Nothing by that name. Try fewer letters.",
    kinds: { screen: "Screen", page: "Article", routine: "Routine" },
  },
  keys: {
    title: "Keyboard",
    intro: "Everything in Soleus works without a mouse.",
    close: "Close",
    groups: [
      {
        name: "Anywhere",
        keys: [
          { keys: ["F1"], does: "This page" },
          { keys: ["F2"], does: "Cramp now" },
          { keys: ["F3"], does: "Check my leg" },
          { keys: ["Ctrl", "K"], does: "Jump to a screen, an article or a routine" },
          { keys: ["Tab"], does: "Next thing you can use; with Shift, the one before" },
          { keys: ["Esc"], does: "Close what is open on top" },
        ],
      },
      {
        name: "In the check",
        keys: [
          { keys: ["Y"], does: "Yes" },
          { keys: ["N"], does: "No" },
          { keys: ["U"], does: "Not sure" },
          { keys: ["Backspace"], does: "One question back" },
        ],
      },
      {
        name: "In a session",
        keys: [
          { keys: ["Space"], does: "Pause and go on" },
          { keys: ["→"], does: "Skip this step" },
          { keys: ["←"], does: "One step back" },
          { keys: ["Esc"], does: "Stop, after asking" },
        ],
      },
    ],
  },
  closing: {
    title: "A session is running",
    text: "If you close Soleus now, the holds you finished are kept and you can go on when you open it again.",
    stay: "Go back to the session",
    leave: "Close Soleus",
  },
  failed: {
    retry: "Try again",
    details: "Details",
  },
  loading: "One moment…",
  close: "Close",
  back: "Back",
};
