// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "health/history.h"

#include <QWidget>

namespace octroi::widgets {
class Button;
class ChipLabel;
class Label;
class Sparkline;
} // namespace octroi::widgets

namespace octroi::pages {

/// One finding in the list: severity, count, words, its last weeks, and the button that previews its fix. Enter and
/// Space open it, Up and Down go to its neighbours.
class FindingRow : public QWidget
{
    Q_OBJECT
public:
    explicit FindingRow(health::Rule rule, QWidget *parent = nullptr);
    health::Rule rule() const { return m_rule; }
    void show(const health::Report &report, const health::History &history);
    using QWidget::show;
    void setSelected(bool selected);
    QWidget *fixButton() const; ///< what the keyboard comes to behind the row
    void setDisabledReason(const QString &reason); ///< of the button

Q_SIGNALS:
    void chosen();
    void fixRequested();
    void moved(int by);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    void fit();
    const health::Rule m_rule;
    bool m_selected = false, m_hovered = false, m_byKeyboard = false;
    widgets::ChipLabel *m_chip;
    widgets::Label *m_count, *m_title, *m_caption;
    widgets::Sparkline *m_spark;
    widgets::Button *m_fix;
};

} // namespace octroi::pages
