# SPDX-License-Identifier: GPL-3.0-or-later
if(TARGET octroid)
    octroi_test(octroictl SOURCES tst_octroictl.cpp LIBS Octroi::audit Octroi::crypto Qt6::Core LABELS e2e)
    add_dependencies(tst_octroictl octroictl octroid)
    octroi_test(state SOURCES tst_state.cpp controlled.h LIBS Qt6::Core LABELS e2e)
    add_dependencies(tst_state octroictl octroid)
    octroi_test(import SOURCES tst_import.cpp controlled.h LIBS Qt6::Core LABELS e2e)
    add_dependencies(tst_import octroictl octroid)
endif()
