# SPDX-License-Identifier: GPL-3.0-or-later
if(UNIX)
    octroi_test(prometheus SOURCES tst_prometheus.cpp rawclient.cpp rawclient.h servers.cpp servers.h
        LIBS Qt6::Network LABELS e2e TIMEOUT 300)
    add_dependencies(tst_prometheus octroid)
    add_test(NAME systemd_unit COMMAND sh ${CMAKE_CURRENT_SOURCE_DIR}/systemd_unit.sh
        ${PROJECT_SOURCE_DIR}/packaging/linux $<TARGET_FILE:octroid>)
    set_tests_properties(systemd_unit PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT 60 LABELS e2e)
endif()
