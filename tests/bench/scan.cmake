# SPDX-License-Identifier: GPL-3.0-or-later
add_executable(bench_scan bench_scan.cpp)
target_link_libraries(bench_scan PRIVATE Octroi::leak Octroi::flags)
