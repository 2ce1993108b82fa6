export const welcome = {
  title: "Welcome to Soleus",
  steps: (n: number, of: number) => `Page ${n} of ${of}`,
  next: "Next",
  back: "Back",
  skip: "Skip all of this",
  done: "Open Soleus",
  what: {
    title: "For a calf that cramps or hurts",
    lead: "A calm companion from the first cramp to the first easy run. Everything stays on this computer.",
    is: "What it does",
    isItems: {
      cramp: "Helps you through a cramp, and leads a stretch with a timer you can hear and see.",
      check: "Asks plain questions and says what kind of care your leg needs, by when, and why.",
      recovery: "Goes with you day by day after a cramp or a strain: what is allowed now, and what is not yet.",
      guide: "Explains what is going on in your leg, and names its sources.",
    },
    isNot: "It is not a diagnosis and not a medical device, and no clinician has reviewed it yet. It cannot see or feel your leg: if you are worried, be seen.",
    urgent: "If you have trouble breathing, chest pain, or a foot that is cold and pale: stop reading and call.",
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
    text: "Some answers change what is safe for you. You can leave this for later: the check asks what it needs.",
  },
};
