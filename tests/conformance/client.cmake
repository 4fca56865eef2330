# SPDX-License-Identifier: GPL-3.0-or-later
octroi_test(keycloak SOURCES tst_keycloak.cpp suite.cpp clientsuite.cpp suite.h ../core/lossyproxy.cpp ../core/lossyproxy.h
    ../core/mockoctroid.cpp ../core/mockoctroid.h
    LIBS Octroi::backends Qt6::Network LABELS e2e TIMEOUT 1200)
target_include_directories(tst_keycloak PRIVATE ../core)
set_tests_properties(keycloak PROPERTIES RESOURCE_LOCK keycloak)
if(TARGET octroid)
    octroi_test(backend SOURCES tst_backend.cpp suite.cpp clientsuite.cpp suite.h LIBS Octroi::test_octroid LABELS e2e)
    add_dependencies(tst_backend octroid)
endif()
octroi_test(signin SOURCES tst_signin.cpp LIBS Octroi::backends Qt6::Network LABELS e2e TIMEOUT 1200)
target_include_directories(tst_signin PRIVATE ../core)
set_tests_properties(signin PROPERTIES RESOURCE_LOCK keycloak)
