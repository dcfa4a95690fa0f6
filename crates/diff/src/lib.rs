//! part of duibiao
