//! Tells the window what changed: the page keeps one call waiting, and it is answered with whatever happened.
//!
//! Not Tauri's events: each is a new script that the engine compiles and keeps, and running one starts a second
//! JavaScript engine in the app's own process, which was measured at 4 MB.

use std::{
    collections::VecDeque,
    mem,
    sync::{Mutex, PoisonError},
};

use serde_json::Value;
use soleus_api::ports::{Signal, Signals};

/// So many are kept for a page that does not ask: one that hangs, or is just loaded again.
const UNHEARD: usize = 64;

/// A signal's name and what it says.
pub(crate) type News = (&'static str, Value);

/// How the waiting call is answered.
type Answer = Box<dyn FnOnce(Vec<News>) + Send>;

/// The one page's wait.
#[derive(Default)]
pub(crate) struct WindowSignals(Mutex<Post>);

#[derive(Default)]
struct Post {
    unheard: VecDeque<News>,
    waiting: Option<Answer>,
}

impl WindowSignals {
    /// Answers with what happened since the last answer, as soon as there is anything. A page that has just been
    /// loaded (`anew`) reads the state itself: what was meant for the page before it is forgotten.
    pub(crate) fn hear(&self, anew: bool, answer: Answer) {
        let mut post = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if anew {
            post.unheard.clear();
        }
        let left = if post.unheard.is_empty() {
            post.waiting.replace(answer).map(|earlier| (earlier, Vec::new()))
        } else {
            Some((answer, mem::take(&mut post.unheard).into()))
        };
        drop(post);
        if let Some((answer, news)) = left {
            answer(news);
        }
    }

    /// Tells the page, at once or when it next asks.
    pub(crate) fn tell(&self, name: &'static str, what: Value) {
        let mut post = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if post.unheard.len() == UNHEARD {
            post.unheard.pop_front();
        }
        post.unheard.push_back((name, what));
        let Some(answer) = post.waiting.take() else { return };
        let news = mem::take(&mut post.unheard).into();
        drop(post);
        answer(news);
    }
}

impl Signals for &'static WindowSignals {
    fn send(&self, signal: Signal) {
        let name = signal.name();
        match signal {
            Signal::SessionChanged(view) => self.tell(name, view),
            Signal::DataChanged(kinds) => self.tell(name, kinds.into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::{Receiver, channel};

    use super::*;

    fn wait(signals: &WindowSignals, anew: bool) -> Receiver<Vec<News>> {
        let (answered, answers) = channel();
        signals.hear(anew, Box::new(move |news| answered.send(news).unwrap()));
        answers
    }

    fn names(answers: &Receiver<Vec<News>>) -> Option<Vec<&'static str>> {
        let news = answers.try_recv().ok()?;
        Some(news.into_iter().map(|(name, _)| name).collect())
    }

    #[test]
    fn what_happens_is_heard_once_and_in_order() {
        let signals = WindowSignals::default();
        let first = wait(&signals, true);
        assert_eq!(names(&first), None);
        signals.tell("a", Value::Null);
        signals.tell("b", Value::Null);
        signals.tell("c", Value::Null);
        assert_eq!(names(&first), Some(vec!["a"]));
        let second = wait(&signals, false);
        assert_eq!(names(&second), Some(vec!["b", "c"]));
        let third = wait(&signals, false);
        assert_eq!(names(&third), None);
    }

    #[test]
    fn a_page_loaded_anew_hears_nothing_old_and_ends_the_wait_of_the_one_before() {
        let signals = WindowSignals::default();
        let old = wait(&signals, true);
        signals.tell("a", Value::Null);
        signals.tell("b", Value::Null);
        let gone = wait(&signals, true);
        assert_eq!(names(&gone), None);
        let new = wait(&signals, true);
        assert_eq!(names(&gone), Some(Vec::new()));
        signals.tell("c", Value::Null);
        assert_eq!((names(&old), names(&new)), (Some(vec!["a"]), Some(vec!["c"])));
    }

    #[test]
    fn a_page_that_never_asks_does_not_fill_the_memory() {
        let signals = WindowSignals::default();
        for _ in 0..UNHEARD {
            signals.tell("old", Value::Null);
        }
        signals.tell("new", Value::Null);
        let heard = names(&wait(&signals, false)).unwrap();
        assert_eq!((heard.len(), heard.last()), (UNHEARD, Some(&"new")));
    }
}
