# SPDX-License-Identifier: GPL-3.0-or-later
octroi_test(rowcipher SOURCES tst_rowcipher.cpp LIBS Octroi::crypto)
octroi_test(digest SOURCES tst_digest.cpp LIBS Octroi::crypto)
octroi_test(keyformat SOURCES tst_keyformat.cpp LIBS Octroi::crypto)
octroi_test(passphrasebox SOURCES tst_passphrasebox.cpp LIBS Octroi::crypto)
octroi_test(histogram SOURCES tst_histogram.cpp LIBS Octroi::usage)
octroi_test(jose SOURCES tst_jose.cpp LIBS Octroi::crypto)
octroi_test(jwt SOURCES tst_jwt.cpp LIBS Octroi::crypto)
