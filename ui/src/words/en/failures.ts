import type { Code } from "../../ipc/client";

export const failures: Record<Code, { title: string; next: string }> = {
  bad_input: {
    title: "That answer cannot be used",
    next: "Nothing was saved. Check what you entered and try again.",
  },
  not_found: {
    title: "This is no longer there",
    next: "It may have been deleted. Go back and choose again.",
  },
  conflict: {
    title: "This cannot be done right now",
    next: "Something else is still under way. Finish or stop it first.",
  },
  changed: {
    title: "This was changed elsewhere meanwhile",
    next: "Nothing was saved, and nothing was written over. What you typed is kept: leave this page and come back to see the entry as it is now, with what you had begun.",
  },
  locked: {
    title: "This is locked for now",
    next: "Your answers say it could do harm. The reason is shown below.",
  },
  store_closed: {
    title: "Your record is not open",
    next: "Nothing is lost by this. The guide, Cramp now and the check still work. Settings, Your data shows what happened.",
  },
  disk_full: {
    title: "The disk is full",
    next: "This was not saved. Free some space, then try again. What was saved before is safe.",
  },
  read_only: {
    title: "Your record cannot be written",
    next: "This was not saved. Check that you may write to the data folder, then try again.",
  },
  corrupt: {
    title: "Your record is damaged",
    next: "Close and reopen Soleus: it keeps the damaged file and offers your newest good backup.",
  },
  bad_file: {
    title: "This file cannot be used",
    next: "Nothing was changed, and your record is as it was. The file is damaged, cut off, too large, or not from Soleus: choose another copy of it, or make it again.",
  },
  newer_file: {
    title: "A newer Soleus made this file",
    next: "Nothing was changed. Install the newer Soleus, then choose the file again.",
  },
  costly_file: {
    title: "Opening this file would take too much memory",
    next: "Nothing was changed. Its encryption asks for more than 256 MB. Encrypt it again with a work factor of 18 or less, or save it again from Soleus.",
  },
  platform: {
    title: "Your computer refused",
    next: "Try again. If it keeps happening, restart Soleus.",
  },
  internal: {
    title: "Soleus made a mistake",
    next: "Nothing you saved is lost. Try again; if it repeats, restart Soleus. The log in the data folder has the details.",
  },
};
