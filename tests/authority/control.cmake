# SPDX-License-Identifier: GPL-3.0-or-later
octroi_test(store SOURCES tst_store.cpp LIBS Octroi::store Octroi::usage)
octroi_test(sqlitefile SOURCES tst_sqlitefile.cpp LIBS Octroi::store Octroi::audit SQLite::SQLite3)
octroi_test(postgresstore SOURCES tst_postgresstore.cpp LIBS Octroi::store Octroi::audit Octroi::usage)
octroi_test(chain SOURCES tst_chain.cpp LIBS Octroi::audit)
octroi_test(usageplan SOURCES tst_usageplan.cpp LIBS Octroi::store)
octroi_test(issuer SOURCES tst_issuer.cpp LIBS Octroi::issuer)
octroi_test(issuerkeys SOURCES tst_issuerkeys.cpp LIBS Octroi::issuer Octroi::crypto)
octroi_test(keylife SOURCES tst_keylife.cpp LIBS Octroi::issuer)
octroi_test(issuerwrites SOURCES tst_issuerwrites.cpp LIBS Octroi::issuer Octroi::audit Octroi::crypto)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # g++ 12 takes the unused half of a Result's variant for uninitialised when it inlines this suite.
    target_compile_options(tst_store PRIVATE -Wno-maybe-uninitialized)
endif()
