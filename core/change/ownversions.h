// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>
#include <QHash>

namespace octroi::change {

/// Versions of objects that nobody but this process made, one on the other. What was done before them can be taken back
/// on top of them, for nobody else changed anything in between. One entry an object, however often it changes.
class OwnVersions
{
public:
    /// A change of this process found an object of that identifier as `before` and left it as `after`. Somebody else was
    /// there in between when they do not follow each other.
    /// Also of what was done before what is known already.
    void note(const QByteArray &id, qint64 before, qint64 after);
    /// The newest version that came from that one by own changes alone; that one itself where there were none.
    qint64 newest(const QByteArray &id, qint64 version) const;

private:
    struct Span
    {
        qint64 first = 0, last = 0;
    };
    QHash<QByteArray, Span> m_spans;
};

} // namespace octroi::change
