//! The one list of commands: name, argument type, answer type, function.
//!
//! From it come the dispatch, the TypeScript signatures and (through `capabilities/main.json`, which a test holds
//! against [`NAMES`]) the window's permissions. A command takes one argument object, or `()` for none.

use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use soleus_core::journal::EntryId;

use crate::{
    app::App,
    check, check_about, check_history, check_locks, check_tables, check_view, checkin, clinicians, cramp,
    cramp_now, data, data_backups, data_folder, data_takeout, data_view, data_viewer, doctor, episodes,
    failure::{Code, Failure},
    guide, recovery, recovery_cold, recovery_load, recovery_today, recovery_trial, routines, routines_own,
    session, session_history, session_weeks, settings,
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
    exercises(()) -> Vec<soleus_core::stretch::Exercise> = routines::exercises;
    routine_length(soleus_core::stretch::Routine) -> routines_own::RoutineLength = routines_own::length;
    routine_save(routines_own::RoutineDraft) -> routines_own::RoutineKept = routines_own::save;
    routine_delete(EntryId) -> () = routines_own::delete;
    routine_restore(EntryId) -> () = routines_own::restore;
    routine_export(String) -> Option<String> = routines_own::export;
    routine_import(()) -> routines_own::RoutineKept = routines_own::import;
    session_start(session::StartSession) -> session::SessionView = session::start;
    session_command(soleus_core::session::Command) -> session::SessionView = session::command;
    session_view(()) -> Option<session::SessionView> = session::view;
    session_close(()) -> () = session::close;
    session_notify(session::EndNotice) -> () = session::notify;
    session_offer(()) -> Option<session::OfferView> = session::offer;
    session_answer(session::OfferAnswer) -> Option<session::SessionView> = session::answer;
    session_history(session_history::HistoryAsked) -> session_history::SessionHistory = session_history::history;
    session_tell(session_history::SessionTold) -> session_history::SessionRow = session_history::tell;
    session_add(session_history::SessionByHand) -> session_history::SessionRow = session_history::add;
    session_aim(session_weeks::SessionAim) -> session_history::SessionHistory = session_weeks::put_aim;
    session_delete(EntryId) -> () = session_history::delete;
    session_restore(EntryId) -> () = session_history::restore;
    // Recovery
    cramp_now(()) -> cramp_now::CrampNow = cramp_now::now;
    cramp_hold(cramp_now::HoldCommand) -> cramp_now::HoldView = cramp_now::hold;
    cramp_log(cramp::NewCramp) -> cramp::CrampLogged = cramp::log;
    cramp_edit(cramp::CrampEdit) -> cramp::CrampLogged = cramp::edit;
    cramp_delete(EntryId) -> () = cramp::delete;
    cramp_restore(EntryId) -> () = cramp::restore;
    cramps(()) -> cramp::Cramps = cramp::list;
    episodes(()) -> recovery::Episodes = recovery::list;
    episode(EntryId) -> recovery::EpisodeView = recovery::view;
    outings(recovery::OutingsAsked) -> Vec<recovery::OutingRow> = recovery::outings;
    episode_open(episodes::EpisodeForm) -> recovery::EpisodeView = episodes::open;
    episode_edit(episodes::EpisodeEdit) -> recovery::EpisodeView = episodes::edit;
    episode_close(episodes::EpisodeClose) -> recovery::EpisodeView = episodes::close;
    episode_reopen(EntryId) -> recovery::EpisodeView = episodes::reopen;
    episode_accept_plan(EntryId) -> recovery::EpisodeView = episodes::accept_plan;
    episode_ladder(episodes::EpisodeLadder) -> recovery::EpisodeView = episodes::choose_ladder;
    episode_delete(EntryId) -> () = episodes::delete;
    episode_restore(EntryId) -> recovery::EpisodeView = episodes::restore;
    check_in(()) -> checkin::CheckInView = checkin::view;
    check_in_save(checkin::CheckInForm) -> checkin::CheckInSaved = checkin::save;
    check_in_delete(EntryId) -> checkin::CheckInView = checkin::delete;
    check_in_restore(EntryId) -> checkin::CheckInView = checkin::restore;
    outing_save(recovery_load::OutingForm) -> recovery_load::OutingSaved = recovery_load::outing_save;
    functional_test_save(recovery_load::TestForm) -> soleus_core::journal::Entry<soleus_core::recovery::load::FunctionalTest> = recovery_load::test_save;
    load_delete(EntryId) -> () = recovery_load::delete;
    load_restore(EntryId) -> () = recovery_load::restore;
    cold(EntryId) -> Option<recovery_cold::ColdView> = recovery_cold::view;
    cold_start(recovery_cold::ColdStart) -> Option<recovery_cold::ColdView> = recovery_cold::start;
    cold_stop(EntryId) -> Option<recovery_cold::ColdView> = recovery_cold::stop;
    test_figures(()) -> Vec<soleus_core::recovery::trial::TestFigure> = recovery_trial::figures;
    trial_start(recovery_trial::TrialStart) -> Option<soleus_core::recovery::trial::TrialView> = recovery_trial::start;
    trial(recovery_trial::TrialDeed) -> Option<soleus_core::recovery::trial::TrialView> = recovery_trial::deed;
    episode_now(EntryId) -> recovery_today::EpisodeNow = recovery_today::now;
    recovery_today(()) -> Vec<recovery_today::RecoveryToday> = recovery_today::today;
    // Your data
    data_status(()) -> data_view::DataStatus = data::status;
    data_folder_look(bool) -> Option<data_folder::FolderLook> = data_folder::look;
    data_folder_use(bool) -> data_folder::FolderUsed = data_folder::use_picked;
    viewer(()) -> data_viewer::ViewerLook = data_viewer::look;
    viewer_page(data_viewer::ViewerAsked) -> Vec<data_viewer::ViewerEntry> = data_viewer::page;
    data_retry(()) -> data_view::DataStatus = data::retry;
    data_open_backup(String) -> data_view::DataStatus = data::open_backup;
    data_open_without_journal(()) -> data_view::DataStatus = data::open_without_journal;
    data_salvage_look(()) -> data_view::Holdings = data::salvage_look;
    data_salvage_keep(()) -> data_view::DataStatus = data::salvage_keep;
    data_start_empty(()) -> data_view::DataStatus = data::start_empty;
    data_export(data_takeout::ExportWish) -> Option<String> = data_takeout::export;
    data_import_pick(Option<String>) -> Option<data_takeout::ImportView> = data_takeout::import_pick;
    data_import(()) -> data_takeout::ImportView = data_takeout::import;
    data_erase(bool) -> data_takeout::EraseView = data_takeout::erase;
    backups(()) -> Vec<data_view::BackupView> = data_backups::list;
    backup_make(data_backups::BackupWish) -> Option<String> = data_backups::make;
    backup_look(String) -> data_backups::RestoreLook = data_backups::look;
    backup_restore(String) -> data_backups::Restored = data_backups::restore;
    backup_restore_pick(Option<String>) -> Option<data_backups::RestoreLook> = data_backups::restore_pick;
    backup_restore_picked(()) -> data_backups::Restored = data_backups::restore_picked;
    // Settings and the app itself
    settings_get(()) -> settings::Settings = settings::get;
    settings_put(settings::SettingsChange) -> settings::Settings = settings::put;
    app_info(()) -> settings::AppInfo = settings::app_info;
    sound_test(()) -> settings::AppInfo = settings::sound_test;
    show_data_folder(()) -> () = settings::show_data_folder;

    // The check
    check_home(()) -> check_view::CheckHome = check_history::home;
    check_earlier(check_view::CheckEarlier) -> check_view::CheckHistory = check_history::earlier;
    check_start(check_view::CheckStart) -> check_view::CheckRunView = check::start;
    check_answer(check_view::CheckReply) -> check_view::CheckRunView = check::answer;
    check_back(()) -> check_view::CheckRunView = check::back;
    check_visit(String) -> check_view::CheckRunView = check::visit;
    check_go_on(()) -> check_view::CheckRunView = check::go_on;
    check_finish(()) -> check_view::CheckResult = check::finish;
    check_drop(()) -> check_view::CheckHome = check::drop_open;
    check_result(EntryId) -> check_view::CheckResult = check_history::result;
    check_rules(()) -> check_tables::RulesView = check_locks::rules;
    locks(()) -> check_view::LocksView = check_locks::view;
    clinicians(()) -> check_tables::ClinicianRecords = clinicians::list;
    clinician_add(soleus_core::locks::ClinicianRecord) -> check_view::LocksView = clinicians::add;
    clinician_edit(check_tables::ClinicianEdit) -> check_view::LocksView = clinicians::edit;
    clinician_delete(EntryId) -> check_view::LocksView = clinicians::delete;
    clinician_restore(EntryId) -> check_view::LocksView = clinicians::restore;
    about_me(()) -> check_tables::AboutMeView = check_about::view;
    about_me_put(check_about::AboutMeAnswers) -> check_tables::AboutMeView = check_about::put;
    countries(()) -> check_tables::CountryTable = check_about::countries;

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
