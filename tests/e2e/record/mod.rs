//! The record: its faults, its disk, its folder, and what the person does with it.

mod disk;
mod faults_at_start;
mod folder;
mod your_data;
