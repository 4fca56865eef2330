// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "leak/sighting.h"

#include <QDateTime>
#include <QHash>
#include <QList>
#include <QStringList>

namespace octroi::leak {

/// Where a key stands.
struct Place
{
    /// Of the file, also in a repository, and of what is packed in it: "a.zip!/inner.txt"; "" in a commit message.
    QString path;
    QString commit; ///< that brought it there; "" outside of a history, or when no commit has the object
    QString object; ///< of a history: identifier of the blob, commit or tag
    QString inner;  ///< of what is packed in the object: "!/inner.txt"; is at the end of `path`, too, once that is known
    QString author; ///< of the commit
    QDateTime at;   ///< of the commit
    qint64 line = 1, column = 1, offset = 0;
    bool encoded = false; ///< in Base64

    /// "src/a.cpp:12:5", "a1b2c3d4e5f6:src/a.cpp:12:5", "a.zip!/inner.txt:12:5", "a.yaml:3:8 (Base64)"
    QString text() const;
};

/// A key and the first places where it stands.
struct FoundKey
{
    Sighting key;
    QList<Place> places; ///< at most kMostPlaces
    qint64 count = 0;    ///< of all places
};

struct Skipped
{
    QString path;
    QString reason; ///< "unreadable", "special", "not_found", "not_a_repository", "git_failed", "link",
                    ///< "packed_unreadable", "packed_encrypted", "packed_too_much"
    QString detail;
};

/// What a scan brought.
struct Report
{
    QList<FoundKey> keys;
    QList<Skipped> skipped; ///< at most kMostSkipped
    qint64 skippedCount = 0, linkCount = 0;
    qint64 files = 0, objects = 0, bytes = 0, lookalikes = 0;
    bool cancelled = false, tooMany = false; ///< tooMany: more than kMostKeys
    bool isWhole() const { return !cancelled && !tooMany && skippedCount == 0; }
};

/// Gathers sightings by key, within bounds whatever is scanned. One thread.
class Findings
{
public:
    static constexpr int kMostPlaces = 50, kMostKeys = 100'000, kMostSkipped = 1'000;

    void add(const Sighting &sighting, Place place);
    void skip(const QString &path, const char *reason, const QString &detail = {});
    bool hasObject(const QString &object) const { return m_objects.contains(object); }
    bool hasObjects() const { return !m_objects.isEmpty(); }
    /// A commit, older ones later, has that object under that path.
    void addCommit(const QString &object, const QString &commit, const QString &author, const QDateTime &at,
                   const QString &path);
    int keyCount() const { return int(m_report.keys.size()); }
    Report &report() { return m_report; }
    Report take(); ///< the keys in the order in which they were found

private:
    Report m_report;
    QHash<QByteArray, qsizetype> m_byDigest;
    QHash<QString, Place> m_objects; ///< the oldest commit of each object with a key
};

} // namespace octroi::leak
