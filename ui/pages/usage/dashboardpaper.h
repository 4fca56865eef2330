// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/result.h"

#include <QCoreApplication>
#include <QDateTime>

class QPainter;

namespace octroi::pages {

class DashboardGrid;

/// A dashboard as a document on A4, across: its rows as they stand, each chart with title, time and precision; on
/// every page the name, where the numbers come from, when it was made, and the number of the page.
class DashboardPaper
{
    Q_DECLARE_TR_FUNCTIONS(octroi::pages::DashboardPaper)
public:
    static constexpr int kWidth = 1123, kHeight = 794; ///< of a page, in the units that are drawn in

    DashboardPaper(DashboardGrid &grid, const QString &name, const QString &source, const QDateTime &made);
    /// Error: Storage.
    Result<void> write(const QString &path);
    int pages() const;

private:
    void head(QPainter &painter, int page);
    double scale() const;
    double rowHeight() const;
    int rowsOfPage() const;
    int rows() const;

    DashboardGrid &m_grid;
    QString m_name, m_source;
    QDateTime m_made;
};

} // namespace octroi::pages
