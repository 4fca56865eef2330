# SPDX-License-Identifier: GPL-3.0-or-later
find_package(Python3 COMPONENTS Interpreter)
if(Python3_FOUND AND TARGET octroid)
    add_test(NAME browser COMMAND Python3::Interpreter ${CMAKE_CURRENT_SOURCE_DIR}/browser/pages.py)
    add_test(NAME browserauthorization COMMAND Python3::Interpreter ${CMAKE_CURRENT_SOURCE_DIR}/browser/authorization.py)
    add_test(NAME browserproxied COMMAND Python3::Interpreter ${CMAKE_CURRENT_SOURCE_DIR}/browser/proxied.py)
    set_tests_properties(browser browserauthorization browserproxied PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT 900 LABELS e2e RESOURCE_LOCK axe
        ENVIRONMENT "OCTROI_BIN_DIR=${CMAKE_BINARY_DIR}/bin;OCTROI_PICTURES=${CMAKE_BINARY_DIR}/pictures/pages;LC_ALL=C.UTF-8;PYTHONDONTWRITEBYTECODE=1")
endif()
