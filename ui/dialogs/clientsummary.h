// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "pages/page.h"
#include "widgets/surface.h"

class QVBoxLayout;

namespace octroi::widgets {
class Note;
}

namespace octroi::dialogs {

/// What a client that is being put together will be, in words, and what octroid sees to whatever is chosen.
class ClientSummary : public widgets::Surface
{
    Q_OBJECT
public:
    explicit ClientSummary(pages::Context context, QWidget *parent = nullptr);
    void show(const domain::OAuthClient &client);

private:
    void addHead(const QString &text);
    void addGuards(const domain::OAuthClient &client);
    QString warning(const domain::OAuthClient &client) const;

    pages::Context m_context;
    QVBoxLayout *m_lines;
    widgets::Note *m_note;
};

} // namespace octroi::dialogs
