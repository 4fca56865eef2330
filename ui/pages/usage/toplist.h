// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "pages/usage/toprows.h"
#include "widgets/card.h"

class QBoxLayout;
class QComboBox;

namespace octroi::charts {
class BarList;
}
namespace octroi::widgets {
class Label;
} // namespace octroi::widgets

namespace octroi::pages {

/// Who or what consumes most in the window on screen; rows change in place.
class TopList : public QFrame
{
    Q_OBJECT
public:
    explicit TopList(QWidget *parent = nullptr);
    TopKind kind() const;
    void setKind(TopKind kind);
    /// Rates are over `seconds`.
    void setRows(const QList<TopRow> &rows, double seconds, const QString &span);
    void setMessage(const QString &text); ///< instead of rows: loading, error, nothing

Q_SIGNALS:
    void kindChanged();
    void rowActivated(const QString &id);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void retranslate();
    void fit();
    void updateFoot();
    widgets::Label *m_title, *m_span, *m_unit, *m_week, *m_foot, *m_message;
    QBoxLayout *m_head;
    QComboBox *m_kinds;
    charts::BarList *m_list;
    qsizetype m_shown = 0, m_all = 0;
};

} // namespace octroi::pages
