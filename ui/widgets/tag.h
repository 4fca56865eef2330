// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "theme/theme.h"

#include <QWidget>

namespace octroi::widgets {

/// A small outlined word: a tag, a key of the keyboard, a scope, an environment.
class Tag : public QWidget
{
    Q_OBJECT
public:
    enum class Look { Plain, Scope, Key, Production, Staging, Development };
    explicit Tag(const QString &text = {}, Look look = Look::Plain, QWidget *parent = nullptr);
    QString text() const { return m_text; }
    void setText(const QString &text);
    void setLook(Look look);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QFont tagFont() const;
    bool isEnvironment() const { return m_look >= Look::Production; }
    QString m_text;
    Look m_look;
};

} // namespace octroi::widgets
