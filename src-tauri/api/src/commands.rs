//! The one list of commands: name, argument type, answer type, function.
//!
//! From it come the dispatch, the TypeScript signatures and (through `capabilities/main.json`, which a test holds
//! against [`NAMES`]) the window's permissions. A command takes one argument object, or `()` for none.

use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use soleus_core::journal::EntryId;

use crate::{
    app::App,
    doctor,
    failure::{Code, Failure},
    guide,
    routines, session, session_history, settings,
};

macro_rules! commands {
    ($($name:ident($args:ty) -> $out:ty = $run:path;)*) => {
        /// Every command's name.
        pub const NAMES: &[&str] = &[$(stringify!($name)),*];

        /// Runs the command `name` with `args` and gives its answer as JSON.
        ///
        /// # Errors
        /// `BadInput` for arguments of the wrong shape, and whatever the command refuses.
        pub fn dispatch(app: &App, name: &str, args: Value) -> Result<Value, Failure> {
            match name {
                $(stringify!($name) => run::<$args, $out>(app, args, $run),)*
                _ => Err(Failure::not_found("command", name)),
            }
        }

        /// Every command as (name, argument type, answer type), for the bindings.
        #[cfg(feature = "bindings")]
        pub(crate) fn signatures() -> Vec<crate::bindings::Signature> {
            vec![$(crate::bindings::Signature::of::<$args, $out>(stringify!($name))),*]
        }
    };
}

commands! {
    // Guide
    guide_library(()) -> guide::Library = guide::library;
    guide_page(guide::PageId) -> guide::PageView = guide::page;
    guide_search(guide::SearchText) -> guide::SearchView = guide::search;
    guide_sources(()) -> Vec<guide::SourceUse> = guide::sources;
    guide_bookmark(guide::Bookmark) -> Vec<String> = guide::bookmark;
    // Stretch
    routines(()) -> Vec<routines::RoutineCard> = routines::list;
    routine(routines::RoutineAsked) -> routines::RoutineView = routines::get;
    session_start(session::StartSession) -> session::SessionView = session::start;
    session_command(soleus_core::session::Command) -> session::SessionView = session::command;
    session_view(()) -> Option<session::SessionView> = session::view;
    session_close(()) -> () = session::close;
    session_offer(()) -> Option<session::OfferView> = session::offer;
    session_answer(session::OfferAnswer) -> Option<session::SessionView> = session::answer;
    session_history(session_history::HistoryAsked) -> session_history::SessionHistory = session_history::history;
    session_tell(session_history::SessionTold) -> session_history::SessionRow = session_history::tell;
    session_add(session_history::SessionByHand) -> session_history::SessionRow = session_history::add;
    session_delete(EntryId) -> () = session_history::delete;
    session_restore(EntryId) -> () = session_history::restore;
    // Settings and the app itself
    settings_get(()) -> settings::Settings = settings::get;
    settings_put(settings::Settings) -> settings::Settings = settings::put;
    app_info(()) -> settings::AppInfo = settings::app_info;
    sound_test(()) -> settings::AppInfo = settings::sound_test;
    show_data_folder(()) -> () = settings::show_data_folder;

    // The doctor's list
    questions(()) -> doctor::Questions = doctor::questions;
    question_add(soleus_core::doctor::Question) -> doctor::Questions = doctor::question_add;
    question_edit(doctor::QuestionEdit) -> doctor::Questions = doctor::question_edit;
    question_delete(EntryId) -> doctor::Questions = doctor::question_delete;
    question_restore(EntryId) -> doctor::Questions = doctor::question_restore;
}

fn run<A: DeserializeOwned, O: Serialize>(
    app: &App,
    args: Value,
    command: impl FnOnce(&App, A) -> Result<O, Failure>,
) -> Result<Value, Failure> {
    let args = serde_json::from_value(args).map_err(|error| Failure::bad_input(error.to_string()))?;
    let out = command(app, args)?;
    serde_json::to_value(out).map_err(|error| Failure::new(Code::Internal, error.to_string()))
}
