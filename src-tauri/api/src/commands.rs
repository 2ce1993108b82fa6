//! The one list of commands: name, argument type, answer type, function.
//!
//! From it come the dispatch, the TypeScript signatures and the window's permissions in `capabilities/main.json`.
//! A command takes one argument object, or `()` for none.

use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use soleus_core::journal::EntryId;

use crate::{
    app::App,
    check, cramp, doctor, drafts,
    failure::{Code, Failure},
    guide, life, permission, record, recovery, session, settings, stretch, week, when,
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
        pub(crate) fn signatures() -> Vec<crate::signature::Signature> {
            vec![$(crate::signature::Signature::of::<$args, $out>(stringify!($name))),*]
        }
    };
}

commands! {
    // Guide
    guide_library(()) -> guide::pages::Library = guide::pages::library;
    guide_page(guide::pages::PageId) -> guide::pages::PageView = guide::pages::page;
    guide_search(guide::pages::SearchText) -> guide::pages::SearchView = guide::pages::search;
    guide_sources(()) -> Vec<guide::pages::SourceUse> = guide::pages::sources;
    guide_bookmark(guide::pages::Bookmark) -> Vec<String> = guide::pages::bookmark;
    guide_read(guide::reading::Place) -> guide::reading::PageRead = guide::reading::read;
    // Stretch
    routines(()) -> Vec<stretch::routines::RoutineCard> = stretch::routines::list;
    routine(stretch::routines::RoutineAsked) -> stretch::routines::RoutineView = stretch::routines::get;
    exercises(()) -> Vec<soleus_core::stretch::Exercise> = stretch::routines::exercises;
    routine_length(soleus_core::stretch::Routine) -> stretch::own::RoutineLength = stretch::own::length;
    routine_save(stretch::own::RoutineDraft) -> stretch::own::RoutineKept = stretch::own::save;
    routine_delete(EntryId) -> () = stretch::own::delete;
    routine_restore(EntryId) -> () = stretch::own::restore;
    routine_export(String) -> Option<String> = stretch::own::export;
    routine_import(()) -> stretch::own::RoutineKept = stretch::own::import;
    session_start(session::run::StartSession) -> session::run::SessionView = session::run::start;
    session_command(soleus_core::session::Command) -> session::run::SessionView = session::run::command;
    session_view(()) -> Option<session::run::SessionView> = session::run::view;
    session_close(()) -> () = session::run::close;
    session_notify(session::run::EndNotice) -> () = session::run::notify;
    session_offer(()) -> Option<session::run::OfferView> = session::run::offer;
    session_answer(session::run::OfferAnswer) -> Option<session::run::SessionView> = session::run::answer;
    session_history(session::history_views::HistoryAsked) -> session::history_views::SessionHistory = session::history::history;
    session_tell(session::history::SessionTold) -> session::history_views::SessionSaid = session::history::tell;
    session_add(session::history::SessionByHand) -> session::history_views::SessionSaid = session::history::add;
    session_aim(session::history_views::SessionAim) -> session::history_views::SessionHistory = session::history::put_aim;
    session_delete(EntryId) -> () = session::history::delete;
    session_restore(EntryId) -> () = session::history::restore;
    // Recovery
    cramp_now(()) -> cramp::now::CrampNow = cramp::now::now;
    cramp_hold(cramp::hold::HoldCommand) -> cramp::hold::HoldView = cramp::now::hold;
    cramp_log(cramp::log::NewCramp) -> cramp::log::CrampLogged = cramp::log::log;
    cramp_edit(cramp::log::CrampEdit) -> cramp::log::CrampLogged = cramp::log::edit;
    cramp_delete(EntryId) -> () = cramp::log::delete;
    cramp_restore(EntryId) -> () = cramp::log::restore;
    cramps(()) -> cramp::log::Cramps = cramp::log::list;
    cramp_advice(()) -> Option<soleus_core::recovery::cramp::CrampAdvice> = cramp::log::advise;
    cramps_earlier(cramp::log::CrampsAsked) -> Vec<soleus_core::journal::Entry<soleus_core::recovery::cramp::CrampLog>> = cramp::log::earlier;
    episodes(()) -> recovery::episode::view::Episodes = recovery::episode::view::list;
    episode(EntryId) -> recovery::episode::view::EpisodeView = recovery::episode::view::view;
    outings(recovery::episode::view::OutingsAsked) -> Vec<recovery::episode::view::OutingRow> = recovery::episode::view::outings;
    episode_open(recovery::episode::form::EpisodeForm) -> recovery::episode::view::EpisodeView = recovery::episode::commands::open;
    episode_edit(recovery::episode::commands::EpisodeEdit) -> recovery::episode::view::EpisodeView = recovery::episode::commands::edit;
    episode_close(recovery::episode::commands::EpisodeClose) -> recovery::episode::view::EpisodeView = recovery::episode::commands::close;
    episode_reopen(EntryId) -> recovery::episode::view::EpisodeView = recovery::episode::commands::reopen;
    episode_accept_plan(EntryId) -> recovery::episode::view::EpisodeView = recovery::episode::commands::accept_plan;
    episode_ladder(recovery::episode::commands::EpisodeLadder) -> recovery::episode::view::EpisodeView = recovery::episode::commands::choose_ladder;
    episode_delete(EntryId) -> () = recovery::episode::removal::delete;
    episode_restore(EntryId) -> recovery::episode::view::EpisodeView = recovery::episode::removal::restore;
    check_in(()) -> recovery::check_in::CheckInView = recovery::check_in::view;
    check_ins_earlier(recovery::check_in::CheckInsAsked) -> Vec<soleus_core::journal::Entry<soleus_core::recovery::checkin::CheckIn>> = recovery::check_in::earlier;
    check_in_save(recovery::check_in::NewCheckIn) -> recovery::check_in::CheckInSaved = recovery::check_in::save;
    check_in_edit(recovery::check_in::CheckInEdit) -> recovery::check_in::CheckInSaved = recovery::check_in::edit;
    check_in_take_back(EntryId) -> recovery::check_in::CheckInView = recovery::check_in::take_back;
    check_in_delete(EntryId) -> recovery::check_in::CheckInView = recovery::check_in::delete;
    check_in_restore(EntryId) -> recovery::check_in::CheckInView = recovery::check_in::restore;
    check_in_was(EntryId) -> Vec<soleus_core::journal::Entry<soleus_core::recovery::checkin::CheckIn>> = recovery::was::check_in;
    outing_was(EntryId) -> Vec<soleus_core::journal::Entry<soleus_core::recovery::load::Outing>> = recovery::was::outing;
    run_look(Option<recovery::load::OutingForm>) -> recovery::log::RunLook = recovery::log::run_look;
    run_log(recovery::log::LogAsked) -> recovery::log::RunLog = recovery::log::log;
    outing_save(recovery::load::OutingForm) -> recovery::load::OutingSaved = recovery::load::outing_save;
    outing_edit(recovery::load::OutingEdit) -> recovery::load::OutingSaved = recovery::load::outing_edit;
    functional_test_save(recovery::load::TestForm) -> soleus_core::journal::Entry<soleus_core::recovery::load::FunctionalTest> = recovery::load::test_save;
    load_delete(EntryId) -> () = recovery::load::delete;
    load_restore(EntryId) -> () = recovery::load::restore;
    cold(EntryId) -> Option<recovery::cold::ColdView> = recovery::cold::view;
    cold_start(recovery::cold::ColdStart) -> Option<recovery::cold::ColdView> = recovery::cold::start;
    cold_stop(EntryId) -> Option<recovery::cold::ColdView> = recovery::cold::stop;
    test_figures(()) -> Vec<soleus_core::recovery::trial::TestFigure> = recovery::trial::figures;
    trial_start(recovery::trial::TrialStart) -> Option<soleus_core::recovery::trial::TrialView> = recovery::trial::start;
    trial(recovery::trial::TrialDeed) -> Option<soleus_core::recovery::trial::TrialView> = recovery::trial::deed;
    episode_now(EntryId) -> recovery::today::EpisodeNow = recovery::today::now;
    week(()) -> Vec<week::WeekDay> = week::week;
    recovery_today(()) -> Vec<recovery::today::RecoveryToday> = recovery::today::today;
    // Your data
    data_status(()) -> record::views::DataStatus = record::status::status;
    data_folder_look(bool) -> Option<record::folder::FolderLook> = record::folder::look;
    data_folder_use(bool) -> record::folder::FolderUsed = record::folder::use_picked;
    viewer(()) -> record::viewer::ViewerLook = record::viewer::look;
    viewer_page(record::viewer::ViewerAsked) -> Vec<record::viewer::ViewerEntry> = record::viewer::page;
    data_retry(()) -> record::views::DataStatus = record::status::retry;
    data_open_backup(String) -> record::views::DataStatus = record::status::open_backup;
    data_open_without_journal(()) -> record::views::DataStatus = record::status::open_without_journal;
    data_salvage_look(()) -> record::views::Holdings = record::status::salvage_look;
    data_salvage_keep(()) -> record::views::DataStatus = record::status::salvage_keep;
    data_start_empty(()) -> record::views::DataStatus = record::status::start_empty;
    data_export(record::transfer::ExportWish) -> Option<String> = record::transfer::export;
    data_import_pick(Option<record::files::Passphrase>) -> Option<record::transfer::ImportView> = record::transfer::import_pick;
    data_picked_forget(()) -> () = record::transfer::forget_picked;
    data_import(()) -> record::transfer::ImportView = record::transfer::import;
    data_erase(bool) -> record::transfer::EraseView = record::transfer::erase;
    backups(()) -> Vec<record::views::BackupView> = record::backups::list;
    backup_make(record::backups::BackupWish) -> Option<String> = record::backups::make;
    backup_look(String) -> record::backups::RestoreLook = record::backups::look;
    backup_restore(String) -> record::backups::Restored = record::backups::restore;
    backup_restore_pick(Option<record::files::Passphrase>) -> Option<record::backups::RestoreLook> = record::backups::restore_pick;
    backup_restore_picked(()) -> record::backups::Restored = record::backups::restore_picked;
    // Settings and the app itself
    settings_get(()) -> settings::Settings = settings::get;
    settings_put(settings::SettingsChange) -> settings::Settings = life::put_settings;
    app_info(()) -> settings::AppInfo = settings::app_info;
    sound_test(()) -> settings::AppInfo = settings::sound_test;
    show_data_folder(()) -> () = settings::show_data_folder;
    show_log(()) -> () = settings::show_log;
    window_fault(String) -> () = settings::window_fault;
    today(()) -> when::Today = when::today;
    // Forms that were begun
    drafts(()) -> std::collections::BTreeMap<String, drafts::Draft> = drafts::list;
    draft_put(drafts::DraftPut) -> soleus_core::time::Stamp = drafts::put;
    draft_drop(String) -> () = drafts::drop_one;

    // The check
    check_home(()) -> check::views::CheckHome = check::home::home;
    check_earlier(check::views::CheckEarlier) -> check::views::CheckHistory = check::history::earlier;
    check_start(check::views::CheckStart) -> check::views::CheckRunView = check::run::start;
    check_answer(check::views::CheckReply) -> check::views::CheckRunView = check::run::answer;
    check_back(()) -> check::views::CheckRunView = check::run::back;
    check_visit(String) -> check::views::CheckRunView = check::run::visit;
    check_go_on(()) -> check::views::CheckRunView = check::run::go_on;
    check_finish(()) -> check::views::CheckResult = check::run::finish;
    check_reopen(EntryId) -> check::views::CheckRunView = check::run::reopen;
    check_drop(()) -> check::views::CheckHome = check::home::drop_open;
    check_result(EntryId) -> check::views::CheckResult = check::history::result;
    check_rules(()) -> check::tables::RulesView = check::rules_page::rules;
    locks(()) -> permission::view::LocksView = permission::view::view;
    result_due(()) -> Option<permission::due::ResultDue> = permission::due::result_due;
    reason_words(()) -> permission::view::ReasonWords = permission::view::reason_words;
    clinicians(()) -> permission::words::Words = permission::words::list;
    clinician_add(permission::words::WordForm) -> permission::view::LocksView = permission::words::add;
    clinician_edit(permission::words::WordEdit) -> permission::view::LocksView = permission::words::edit;
    clinician_delete(EntryId) -> permission::view::LocksView = permission::words::delete;
    clinician_restore(EntryId) -> permission::view::LocksView = permission::words::restore;
    about_me(()) -> check::tables::AboutMeView = check::about_me::view;
    about_me_put(check::about_me::AboutMeAnswers) -> check::tables::AboutMeView = check::about_me::put;
    countries(()) -> Vec<check::emergency::Country> = check::emergency::countries;
    emergency_number(check::emergency::EmergencySettings) -> check::emergency::EmergencyNumber = check::emergency::number;

    // The doctor's list
    questions(()) -> doctor::questions::Questions = doctor::questions::list;
    question_add(soleus_core::doctor::Question) -> doctor::questions::Questions = doctor::questions::add;
    question_edit(doctor::questions::QuestionEdit) -> doctor::questions::Questions = doctor::questions::edit;
    question_delete(EntryId) -> doctor::questions::Questions = doctor::questions::delete;
    question_restore(EntryId) -> doctor::questions::Questions = doctor::questions::restore;
    doctor_preparation(()) -> doctor::preparation::Preparation = doctor::preparation::view;
    // The visit sheet
    visit_sheet(doctor::visit::views::VisitWish) -> doctor::visit::views::VisitView = doctor::visit::view;
    visit_save(doctor::visit::views::VisitWish) -> Option<String> = doctor::visit::save;
    appointment_save(doctor::visit::appointment::Appointment) -> Option<String> = doctor::visit::appointment::save;
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
