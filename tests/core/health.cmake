# SPDX-License-Identifier: GPL-3.0-or-later
octroi_test(forecast SOURCES tst_forecast.cpp LIBS Octroi::usage LABELS core)
octroi_test(health SOURCES tst_health.cpp healthworld.h LIBS Octroi::health LABELS core)
octroi_test(healthkept SOURCES tst_healthkept.cpp healthworld.h LIBS Octroi::health Octroi::crypto LABELS core)
