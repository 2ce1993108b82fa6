export const welcome = {
  title: "Welcome to Soleus",
  steps: (n: number, of: number) => `Page ${n} of ${of}`,
  next: "Next",
  back: "Back",
  skip: "Skip all of this",
  done: "Open Soleus",
  what: {
    title: "For a calf that cramps or hurts",
    is: "What it does",
    isItems: [
      "Asks plain questions and tells you what kind of care your leg needs, by when, and why.",
      "Gets you through a cramp and guides your stretches with a timer you can hear and see.",
      "Tracks the days after a cramp or a strain, and says what is allowed and what is not yet.",
      "Explains what is going on in your leg, names its sources, and says so where they disagree.",
    ],
    isNot: "What it is not",
    isNotItems: [
      "It is not a diagnosis and not a medical device.",
      "No clinician has reviewed it yet.",
      "It cannot see or feel your leg. If you are worried, be seen.",
    ],
    urgent: "If you cannot breathe well, have chest pain, or your foot is cold and pale: stop reading and call your emergency number.",
  },
  country: {
    title: "Where are you?",
    text: "Only so that Soleus can show the right emergency number. Nothing is sent anywhere.",
    label: "Country",
    unknown: "Rather not say",
    shows: (number: string) => `Soleus will show: ${number}`,
  },
  sound: {
    title: "Can you hear this?",
    text: "During a stretch you can look away: tones tell you when to start, change legs and stop. Play the test and set the volume.",
  },
  me: {
    title: "About you",
    text: "Some answers change what is safe for you. You can skip this; the check asks again and keeps the date.",
  },
};
