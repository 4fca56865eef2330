// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "pages/page.h"

class QFormLayout;
class QVBoxLayout;

namespace octroi::widgets {
class Label;
class Link;
} // namespace octroi::widgets

namespace octroi::pages {

/// What a key may do, from where, until when.
class KeyGrants : public QWidget
{
    Q_OBJECT
public:
    explicit KeyGrants(Context context, QWidget *parent = nullptr);
    void setKey(const domain::ApiKey &key);
    void setEditable(bool editable, const QString &reason);
    void retranslate();

Q_SIGNALS:
    void editRequested();
    void keyLinkActivated(const QString &keyId); ///< predecessor or successor

private:
    void addRow(const QString &name, const QString &value, bool mono = false, const QString &tip = {});
    void addKeyRow(const QString &name, const QString &keyId);

    Context m_context;
    domain::ApiKey m_key;
    widgets::Label *m_title;
    widgets::Link *m_edit;
    QVBoxLayout *m_scopes;
    QFormLayout *m_rows;
};

} // namespace octroi::pages
