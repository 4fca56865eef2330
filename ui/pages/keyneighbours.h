// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "pages/page.h"

class QVBoxLayout;

namespace octroi::widgets {
class Label;
class Link;
} // namespace octroi::widgets

namespace octroi::pages {

/// Who is like a credential: those of the same application, with the same scopes, bound to the same addresses. Each
/// line becomes the filter that shows them.
class KeyNeighbours : public QWidget
{
    Q_OBJECT
public:
    explicit KeyNeighbours(Context context, QWidget *parent = nullptr);

    void setKey(const domain::ApiKey &key);
    void retranslate();

Q_SIGNALS:
    void filterRequested(const QString &text);

private:
    void show(widgets::Link *link, const QString &text, const QString &filter);

    Context m_context;
    domain::ApiKey m_key;
    widgets::Label *m_title, *m_none;
    widgets::Link *m_application, *m_scopes, *m_addresses;
};

} // namespace octroi::pages
