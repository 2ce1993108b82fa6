//! The program: nothing but the start.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

fn main() -> std::process::ExitCode {
    soleus_shell::run()
}
