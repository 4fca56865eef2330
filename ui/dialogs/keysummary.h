// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backends/backend.h"
#include "pages/page.h"
#include "widgets/surface.h"

class QVBoxLayout;

namespace octroi::widgets {
class Label;
class Link;
class Note;
} // namespace octroi::widgets

namespace octroi::dialogs {

/// What a key that is about to be issued will be able to do, in words, while it is being put together.
class KeySummary : public widgets::Surface
{
    Q_OBJECT
public:
    explicit KeySummary(pages::Context context, QWidget *parent = nullptr);
    void show(const backends::NewKey &key, int days);

private:
    void addLine(const QString &icon, const QString &text, theme::Color color = theme::Color::TextPrimary);
    void addScopes(const QStringList &scopes);
    void addFacts(const backends::NewKey &key, int days);
    void addEndpoints(const QStringList &scopes);
    QString warning(const backends::NewKey &key) const;

    pages::Context m_context;
    QVBoxLayout *m_lines;
    widgets::Note *m_note;
    QVBoxLayout *m_endpoints;
    widgets::Label *m_shellTitle, *m_shell;
};

} // namespace octroi::dialogs
