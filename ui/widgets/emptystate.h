// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

class QHBoxLayout;

namespace octroi::widgets {
class Button;
class Label;

/// What a page shows when there is nothing: a picture, what this is, and the button that starts it.
class EmptyState : public QWidget
{
    Q_OBJECT
public:
    enum class Picture { None, Gate, People, Chart, Scroll };
    explicit EmptyState(Picture picture = Picture::Gate, QWidget *parent = nullptr);
    void setPicture(Picture picture);
    void setTitle(const QString &title);
    void setText(const QString &text);
    /// "" for none. `primary` false makes it a secondary button ("Clear the filter").
    void setAction(const QString &text, const QString &iconName = QStringLiteral("plus"),
                   bool primary = true);
    void setActionDisabledReason(const QString &reason);
    void setLinks(const QStringList &texts); ///< below the button, joined by the word "or"

Q_SIGNALS:
    void actionTriggered();
    void linkActivated(int index);

protected:
    void changeEvent(QEvent *event) override;

private:
    void fit();
    QWidget *m_picture;
    Label *m_title, *m_text;
    Button *m_action;
    QWidget *m_linkRow;
    QStringList m_links;
};

} // namespace octroi::widgets
