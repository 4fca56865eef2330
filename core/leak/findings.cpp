// SPDX-License-Identifier: GPL-3.0-or-later
#include "leak/findings.h"

namespace octroi::leak {

QString Place::text() const
{
    QString text = commit.isEmpty() ? object.left(12) : commit.left(12);
    if (!text.isEmpty())
        text += u':';
    text += path;
    if (!path.isEmpty())
        text += u':';
    text += QString::number(line) + u':' + QString::number(column);
    return encoded ? text + QStringLiteral(" (Base64)") : text;
}

void Findings::add(const Sighting &sighting, Place place)
{
    place.line = sighting.line;
    place.column = sighting.column;
    place.offset = sighting.offset;
    place.encoded = sighting.encoded;
    auto known = m_byDigest.constFind(sighting.digest);
    if (known == m_byDigest.constEnd()) {
        if (m_report.keys.size() >= kMostKeys) {
            m_report.tooMany = true;
            return;
        }
        known = m_byDigest.insert(sighting.digest, m_report.keys.size());
        m_report.keys.append({sighting, {}, 0});
    }
    FoundKey &found = m_report.keys[*known];
    ++found.count;
    if (found.places.size() >= kMostPlaces)
        return;
    if (!place.object.isEmpty() && place.commit.isEmpty())
        m_objects.insert(place.object, {});
    found.places.append(std::move(place));
}

void Findings::skip(const QString &path, const char *reason, const QString &detail)
{
    ++m_report.skippedCount;
    if (m_report.skipped.size() < kMostSkipped)
        m_report.skipped.append({path, QString::fromLatin1(reason), detail});
}

void Findings::addCommit(const QString &object, const QString &commit, const QString &author,
                         const QDateTime &at, const QString &path)
{
    Place &place = m_objects[object];
    place.commit = commit;
    place.author = author;
    place.at = at;
    place.path = path;
}

Report Findings::take()
{
    for (FoundKey &found : m_report.keys) {
        for (Place &place : found.places) {
            place.path = place.inner.isEmpty() ? place.path : place.inner;
            const auto first = m_objects.constFind(place.object);
            if (place.object.isEmpty() || first == m_objects.constEnd() || first->commit.isEmpty())
                continue;
            place.commit = first->commit;
            place.author = first->author;
            place.at = first->at;
            place.path = first->path + place.inner;
        }
    }
    return std::move(m_report);
}

} // namespace octroi::leak
