// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "theme/theme.h"

#include <QFrame>

class QHBoxLayout;
class QVBoxLayout;

namespace octroi::widgets {
class Label;

/// A surface with a head of 40 (title, caption, actions) and a body.
class Card : public QFrame
{
    Q_OBJECT
public:
    explicit Card(const QString &title = {}, QWidget *parent = nullptr);
    void setTitle(const QString &title);     ///< "" hides the head
    void setCaption(const QString &caption); ///< muted, beside the title: a unit, a span
    void addHeadWidget(QWidget *widget);     ///< at the right end
    QVBoxLayout *body() const { return m_body; }
    void setBodyMargins(const QMargins &margins); ///< 16, 0, 16, 16 by default; none for tables

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *m_head;
    QHBoxLayout *m_headLayout;
    Label *m_title, *m_caption;
    QVBoxLayout *m_body;
};

} // namespace octroi::widgets
