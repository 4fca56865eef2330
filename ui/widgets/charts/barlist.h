// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "widgets/charts/bardelegate.h"
#include "widgets/charts/barlistmodel.h"

#include <QListView>

namespace octroi::charts {

/// Names with bars, numbers and differences, largest first as the caller orders them.
class BarList : public QListView
{
    Q_OBJECT
public:
    explicit BarList(BarDelegate::Place place, theme::Color color = theme::Color::Chart1,
                     QWidget *parent = nullptr);
    void setBars(const QList<Bar> &bars);
    const QList<Bar> &bars() const { return m_model->bars(); }
    void setMono(bool mono);
    void setDeltaShown(bool shown);
    void setSideMargin(int margin);

Q_SIGNALS:
    void barActivated(const QString &id); ///< pressed, or Enter

protected:
    void leaveEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    BarListModel *m_model;
    BarDelegate *m_delegate;
};

} // namespace octroi::charts
