// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backends/backend.h"
#include "pages/usage/usagepicture.h"

#include <QSet>

namespace octroi::pages {

/// Rotations, revocations and deployments (an API that was declared anew) of a time, from the audit log.
class AuditMarks : public QObject
{
    Q_OBJECT
public:
    AuditMarks(backends::Backend &backend, QObject *parent);
    /// `objects`: only of these; empty: of all.
    void read(const usage::Window &window, const QSet<QString> &objects);
    const QList<UsageMark> &marks() const { return m_marks; } ///< in the order of time
    static QString textOf(const domain::AuditEntry &entry);   ///< "" where it is nothing to mark

Q_SIGNALS:
    void changed();

private:
    void readPage(qint64 before, int page);

    backends::Backend &m_backend;
    usage::Window m_window;
    QSet<QString> m_objects;
    QList<UsageMark> m_fresh, m_marks;
    int m_generation = 0;
};

} // namespace octroi::pages
