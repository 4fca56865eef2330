// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/exercise.h"
#include "pages/page.h"

class QFormLayout;
class QVBoxLayout;

namespace octroi::widgets {
class Label;
class Link;
class Segments;
} // namespace octroi::widgets

namespace octroi::pages {

/// What a key may do, and what of it it did; from where, until when.
class KeyGrants : public QWidget
{
    Q_OBJECT
public:
    explicit KeyGrants(Context context, QWidget *parent = nullptr);
    ~KeyGrants() override;
    void refresh(); ///< calls are counted again
    void setKey(const domain::ApiKey &key);
    void setEditable(bool editable, const QString &reason);
    void retranslate();

Q_SIGNALS:
    void editRequested();
    void keyLinkActivated(const QString &keyId); ///< predecessor or successor

private:
    void addRow(const QString &name, const QString &value, bool mono = false, const QString &tip = {});
    void addKeyRow(const QString &name, const QString &keyId);
    void showScopes();
    QWidget *scopeRow(const QString &name);
    void ask(); ///< what the scopes were used for

    Context m_context;
    domain::ApiKey m_key;
    std::optional<change::ExerciseReport> m_exercise; ///< of the key; nothing: not known yet
    QString m_failed;                                 ///< why not, as a sentence
    QString m_asked;                                  ///< key, version and time of the question under way
    std::shared_ptr<std::atomic_bool> m_cancelled;
    widgets::Label *m_title;
    widgets::Link *m_edit;
    widgets::Segments *m_spans;
    QVBoxLayout *m_scopes;
    QFormLayout *m_rows;
};

} // namespace octroi::pages
