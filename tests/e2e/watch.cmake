# SPDX-License-Identifier: GPL-3.0-or-later
if(UNIX AND OCTROI_CONSOLE)
    set(core ${PROJECT_SOURCE_DIR}/tests/core)
    octroi_test(watchload SOURCES tst_watchload.cpp loadgenerator.cpp loadgenerator.h slowserver.cpp slowserver.h
            rawclient.cpp rawclient.h servers.cpp servers.h ${core}/octroidprocess.cpp ${core}/octroidprocess.h
        LIBS Octroi::page_usage Octroi::session Octroi::report Qt6::Network LABELS ui e2e TIMEOUT 300)
    target_include_directories(tst_watchload PRIVATE ${core})
    add_dependencies(tst_watchload octroid)
endif()
