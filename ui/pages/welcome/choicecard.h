// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "pages/welcome/illustration.h"
#include "widgets/button.h"

#include <QFrame>

QT_BEGIN_NAMESPACE
class QVBoxLayout;
QT_END_NAMESPACE

namespace octroi::widgets {
class Label;
}

namespace octroi::pages {

/// One of the three ways to begin: picture, title, what it is, three points, button.
class ChoiceCard : public QFrame
{
    Q_OBJECT
public:
    ChoiceCard(Illustration::Scene scene, widgets::Button::Kind kind, QWidget *parent = nullptr);
    void setTexts(const QString &title, const QString &text, const QStringList &points,
                  const QString &action);
    widgets::Button *button() const { return m_button; }

Q_SIGNALS:
    void chosen();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QVBoxLayout *m_layout;
    QWidget *m_content;
    widgets::Label *m_title, *m_text;
    QList<widgets::Label *> m_points;
    widgets::Button *m_button;
};

} // namespace octroi::pages
