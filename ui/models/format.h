// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/error.h"
#include "domain/apikey.h"
#include "domain/partner.h"
#include "domain/plan.h"
#include "domain/scope.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QString>

namespace octroi::models {

/// Values as people read them, in the language and locale of the moment. Times are shown in local time.
class Format
{
    Q_DECLARE_TR_FUNCTIONS(octroi::models::Format)
public:
    /// "now", "4 min ago", "9 d ago", "3 wk ago", "2 mo ago", "in 6 d", "in 8 mo"; "never" when null.
    static QString relative(const QDateTime &time, const QDateTime &now);
    /// For an expiry: as relative(), but "no expiry" when null.
    static QString expiry(const QDateTime &time, const QDateTime &now);
    /// "15 Dec 2026, 23:59"; "" when null.
    static QString exact(const QDateTime &time);
    static QString date(const QDate &date);          ///< "15 Dec 2026"
    static QString shortDate(const QDate &date);     ///< "15 Dec"
    static QString shortTime(const QDateTime &time); ///< "15 Dec 23:59"
    /// "90 days", "1 year".
    static QString days(int days);

    static QString count(qint64 value);          ///< "412,880"
    static QString shortCount(qint64 value);     ///< "412,880", from a million on "1.2 M", "316 M"
    static QString axisCount(qint64 value);      ///< "30 k"
    static QString bytes(qint64 value);          ///< "18.2 GB" (SI)
    static QString bytesPerSecond(qint64 value); ///< "10 MB/s"
    static QString percent(double share);        ///< 0.0031: "0.31%"
    static QString milliseconds(double value);   ///< "84 ms"
    static QString rate(double perSecond);       ///< "50 req/s"

    static QString status(domain::KeyStatus status);             ///< "Active"
    static QString environment(domain::Environment environment); ///< "live"
    static QString partnerKind(domain::PartnerKind kind);        ///< "Business partner"
    static QString partnerStatus(domain::PartnerStatus status);
    static QString sensitivity(domain::Sensitivity sensitivity);
    /// "50 req/s · 2 M a day"; "No limits" for a plan without any.
    static QString limits(const domain::Plan &plan);

    /// One sentence: what happened and what to do. The object is named where the error knows it.
    static QString error(const Error &error);
    /// The lines behind a sentence: code, address, detail, reason; English, for copying.
    static QString errorDetails(const Error &error);
    /// "key.issue" of the audit log in words; the word itself when it is not known.
    static QString action(const QString &action);
};

} // namespace octroi::models
