// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "theme/theme.h"

#include <QWidget>

namespace octroi::widgets {
class Label;
class Link;
class Tag;

/// A line in a page that says something: icon, text, and perhaps a link that does something about it.
class Note : public QWidget
{
    Q_OBJECT
public:
    explicit Note(theme::Tone tone = theme::Tone::Info, const QString &text = {}, QWidget *parent = nullptr);
    void setTone(theme::Tone tone);
    void setText(const QString &text);
    QString text() const;
    void setIconName(const QString &name); ///< otherwise the tone's own
    /// A link at the right end; `shortcut` is shown before it ("Ctrl Z"). Empty text: none.
    void setAction(const QString &text, const QString &shortcut = {});
    void setSmall(bool small);           ///< 12 px text, 16 px icon
    void setProduction(bool production); ///< the colours of the production environment

Q_SIGNALS:
    void actionTriggered();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void applyTheme();
    theme::Tone m_tone;
    QString m_icon;
    Label *m_text;
    Link *m_link;
    Tag *m_shortcut;
    bool m_small = false, m_production = false;
};

} // namespace octroi::widgets
