// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "widgets/tableview.h"

namespace octroi::widgets {

/// A table whose rows may stand in sections: above the first row of each lies a band with its name
/// (SectionRole) and how many it has (SectionCountRole).
class SectionedView : public TableView
{
    Q_OBJECT
public:
    explicit SectionedView(QWidget *parent = nullptr);
    /// The rows that begin a section, ascending; empty: there are none.
    void setSections(const QList<int> &firstRows);

protected:
    void paintEvent(QPaintEvent *event) override;
    void updateGeometries() override;

private:
    void layOut();

    QList<int> m_first;
    int m_row = 0; ///< height of a row when the rows were laid out
    bool m_tall = false, m_busy = false;
};

} // namespace octroi::widgets
