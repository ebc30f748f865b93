"""Why each code matters: to somebody who asks the guide, a contact person, a subscriber, an association."""

from ...words import N_

WHY = {
    # the folder and its files
    "no-folder": N_("Without the folder there is no guide, and no question can be answered."),
    "not-a-folder": N_("A guide is several files that belong together. One of them alone is not enough for an answer."),
    "missing-file": N_(
        "The file guide.yaml says which city the guide is of and in which language it is written. "
        "Nothing is answered without it."
    ),
    "unreadable-file": N_("What is in it is missing from every answer, as if it had never been written."),
    "file-and-folder": N_(
        "Nobody can tell which of the two is in force. What is written in the folder does not show in any answer."
    ),
    "unknown-file": N_("The file is not read, so what somebody has written in it reaches nobody."),
    "leftover": N_(
        "A correction that was cut off may have changed one file and not the next, so answers may not fit together."
    ),
    "too-many-files": N_(
        "A file that is not read is usually named, so that what somebody has written in it is missed. Here "
        "there may be some that nobody hears of."
    ),
    "too-large": N_(
        "The files of a guide are small, and so big a one is usually in the folder by mistake. It is not "
        "read, and what is in it is missing from the answers."
    ),
    "too-many-values": N_(
        "The files of a guide are written by people, and so many values are usually another program's. The file is not "
        "read, and what is in it is missing from the answers."
    ),
    "too-many-errors": N_(
        "So many errors seldom come from writing: the file is another one than it should be, or a program "
        "has spoiled it. What is in it is missing from the answers."
    ),
    "empty-file": N_(
        "An empty file often means that saving failed and the contents were lost. This part of the guide "
        "is missing from the answers."
    ),
    # the text
    "not-utf8": N_(
        "The letters ä, ö and å would come out wrong in people's names and everywhere else, so the file "
        "is not read at all."
    ),
    "byte-order-mark": N_(
        "The answers are right, but another program may take the mark for a part of the first word and "
        "not understand the file."
    ),
    "control-character": N_(
        "An invisible character makes a name or an address something else than it looks like. It cannot "
        "be found, and it does not work when it is copied."
    ),
    "tab-indentation": N_(
        "The indent says what a line belongs to, but a tab is not equally wide in all programs. The line "
        "could end up under the wrong person or unit."
    ),
    "syntax": N_(
        "Until this place is fixed, the whole file is missing from the answers. More errors may show up behind it."
    ),
    "too-deep": N_(
        "A guide never needs so many levels. Something that does not belong here has been pasted into "
        "the file, so it is not read."
    ),
    "several-documents": N_(
        "One file holds one document. Otherwise a part of the guide could be missing from the answers "
        "without anybody noticing."
    ),
    "anchor": N_(
        "The character & would here begin a shorthand of programmers, and the text would not be shown as it is written."
    ),
    "alias": N_(
        "The character * would here fetch a text from another place in the file, and the text would not "
        "be shown as it is written."
    ),
    "tag": N_(
        "An exclamation mark here would tell programs to read the text as something else, and it would not be"
        " shown as it is written."
    ),
    "key-not-text": N_(
        "The name before the colon says what the value tells. Without a plain name the value cannot be shown anywhere."
    ),
    "repeated-key": N_(
        "Two lines tell the same thing, and nobody knows which of them is right. An association could "
        "get the old phone number."
    ),
    # one record
    "wrong-type": N_(
        "The value cannot be understood as it is written, so the whole record is left out of the answers."
    ),
    "missing-field": N_(
        "The record lacks something that people ask for, such as a name or a day, so it is left out of the answers."
    ),
    "unknown-field": N_(
        "What stands after a misspelt name is shown nowhere. The phone number is in the file, but nobody gets it."
    ),
    "old-name": N_("The answers are right. Editors know the new name alone, and so will whoever edits the file next."),
    "empty-value": N_(
        "An empty value does not tell whether something is unknown or only forgotten. What is not known "
        "is left out altogether."
    ),
    "too-long": N_(
        "So long a text does not fit into a table, a calendar or the screen of a phone, and people read "
        "only its beginning."
    ),
    "line-break": N_("A name that goes on to another line breaks tables, address books and calendar entries."),
    "unknown-value": N_(
        "Searches, calendars and planning go by this word. With another word the record would end up in "
        "the wrong place, so it is left out of the answers."
    ),
    "bad-id": N_(
        "Other files, address books and calendars know the record by its id. It stays the same for good, "
        "so it has only characters that every program can read."
    ),
    "bad-date": N_(
        "A day that does not exist cannot be shown or put into a calendar. Somebody may miss a deadline because of it."
    ),
    "bad-email": N_("Mail to this address would not arrive, and an association would wait for an answer in vain."),
    "bad-phone": N_("Whoever calls this number would reach nobody, or a stranger."),
    "bad-url": N_("The link would not open, and those who need the form or the instructions would not find them."),
    "bad-site-url": N_(
        "The addresses of all pages begin with this one. In feeds, in calendars and on the page of what is not found, "
        "none of them would open."
    ),
    "bad-municipality-code": N_("Other programs tell by this number which municipality the guide is of."),
    "bad-time": N_("People would come at the wrong hour, or apply when the time for it is already over."),
    "bad-day-of-year": N_(
        "A rule gives a day for every year. If the day does not exist in all years, no forecast can be made."
    ),
    "bad-number": N_(
        "This number would give a wrong day or a wrong reminder, in the annual clock and in people's calendars."
    ),
    "bad-colour": N_("A browser that does not understand a colour leaves it out, and the city's pages look like any."),
    "bad-domain": N_(
        "Calendar programs know the city's entries by this name. If it has to be changed later, people "
        "see everything twice."
    ),
    "not-one-way": N_("Two ways can give two different days, and without any there is no day at all."),
    "window-end": N_("An association must know both when it can begin to apply and when it is too late."),
    "unquoted-value": N_(
        "This tool reads the value correctly, but another may read it as a number and drop the zero from the "
        "beginning of a phone number."
    ),
    # several records
    "written-twice": N_("Nobody knows which of the files is right, and the answers can follow only one of them."),
    "duplicate-id": N_(
        "What refers to this id could mean either of them, and people could be given the wrong contact person."
    ),
    "topic-id": N_(
        "People ask for the parts of the guide and for its boards in the same way, so two of one name "
        "cannot be told apart."
    ),
    "end-before-start": N_(
        "No day at all belongs to such a time, so the contact person or the event would never be shown."
    ),
    "unknown-person": N_("The unit looks as if it had a contact person, but those who ask are given no name."),
    "own-substitute": N_("Those who ask would be sent to somebody who is away."),
    "unknown-unit": N_("The answer would lead to a unit that is not in the guide, and nobody would be found there."),
    "unknown-service-area": N_("The unit would not be found by the name of its service area."),
    "unknown-body": N_("An association would not see who decides on its application."),
    "unknown-topic": N_("The guide is read in this order. The topic that was meant would come last."),
    "unknown-area": N_(
        "Those who follow this working area would not see the event in the annual clock or in their calendar."
    ),
    "unknown-event": N_(
        "If the other event is not there, no day can be counted from it, and nobody can check that the order is right."
    ),
    "event-ring": N_("The days are counted from each other, so none of them can be known."),
    "wrong-year": N_(
        "Somebody who asks for one year would get a day of another, and in the right year it would be missing."
    ),
    "revision-too-low": N_(
        "Calendars take a day for newer only when this number has grown. Otherwise the old day stays in "
        "subscribers' calendars, and they come on the wrong evening."
    ),
    "skipped-hour": N_("On this night the clocks jump over the hour, so nothing can begin or end then."),
    "window-reversed": N_("In that year nobody could apply, because the time would be over before it begins."),
    "repeated-hour": N_("Two people can mean different moments by the same hour, and somebody could be an hour late."),
    "same-day-twice": N_(
        "The event shows twice in the annual clock and in calendars, and people ask which of the two is right."
    ),
    "similar-id": N_(
        "Ids that look so alike are easily mixed up. The contact person or the unit could be wrong "
        "without anybody noticing."
    ),
    "duplicate-name": N_("Those who ask by the name get two answers and cannot tell which of them is the right one."),
    "unclear-name": N_(
        "Lists are in the order of family names, and address books file people under them: this person would be "
        "found in the wrong place, or not at all."
    ),
    "duplicate-email": N_(
        "A message may go to the wrong person, or stay in a shared inbox that nobody takes for their own."
    ),
    "unused-person": N_(
        "People's details are kept only as long as they are needed. This person may have left, or "
        "somebody forgot to add them to a unit."
    ),
    "no-contact": N_(
        "The guide promises a contact person for each unit. Now an association that asks is given no name."
    ),
    "contact-unknown": N_(
        "It is honest to say so, and the answers do. An association that asks is led to the city's directory "
        "instead of to a person."
    ),
    "contact-ends": N_(
        "From that day on associations that ask are given no name. There is still time to agree on who comes next."
    ),
    "no-substitute": N_(
        "An association that writes meanwhile waits for an answer until the absence is over. If nobody stands in, this "
        "is as it should be."
    ),
    "substitute-away": N_("The answer gives a name, and nobody is there on those days."),
    "two-contacts": N_(
        "It may be right. But when it is not said which of the two is responsible, each may leave the matter "
        "to the other."
    ),
    "overlapping-terms": N_(
        "The days contradict each other, so nobody can tell until when the person is responsible for the unit."
    ),
    "vacancy-with-contact": N_(
        "One line says that nobody is responsible for the unit, another names a person. One of them is "
        "probably out of date."
    ),
    "no-answer": N_("An association that asks about this working area is not told whom to turn to."),
    "answer-unknown": N_(
        "It is honest to say so, and the answers do. An association that asks is not told whom to turn to."
    ),
    "ended-unit": N_("Those who ask are given nobody: on the day of the question the unit is not there."),
    "unlisted-municipality": N_(
        "Calendars and address cards carry the code, so that those of two cities are never mixed up. The list that "
        "comes with the tool may be older than a merger of municipalities."
    ),
    "municipality-mismatch": N_(
        "Calendars and address cards carry the code. With another city's code, somebody who has both cities' entries "
        "sees one replace the other."
    ),
    "colour-too-light": N_("Text of a light colour on white is hard to read in the sun, and for many people always."),
    "site-without-https": N_("Browsers warn of pages without it, and not every calendar program subscribes to them."),
    "no-accessibility": N_(
        "The law demands a statement of every public authority's site: how accessible it is, and where to write."
    ),
    "not-assessed": N_("A statement without an assessment is a promise that nobody has looked into."),
    "old-assessment": N_("Pages change in a year, and the statement must say how they are now."),
    # the words
    "trailing-space": N_(
        "They cannot be seen, but when files are compared they look like changes and hide the real ones."
    ),
    "double-space": N_("The gap shows in answers, in tables and on paper."),
    "invisible-character": N_(
        "Answers leave it out, but those who search in the file do not find the word, and a sign that turns the "
        "direction of writing makes a name or a number look like another one in an editor."
    ),
    "comment-after-text": N_(
        "Whatever stands after the sign is missing from every answer, and nobody sees that it is."
    ),
    "broken-hyphenation": N_("The word is shown broken, and those who search for it as it should be do not find it."),
    "straight-quote": N_(
        "Names are shown everywhere just as they are written, and this mark stands out among the right ones."
    ),
    "missing-language": N_(
        "Those who read the guide in this language meet a text in another one. A bilingual municipality "
        "serves both equally well."
    ),
    "untranslated": N_(
        "The text has probably been copied and waits for its translation. Those who ask in Swedish are "
        "answered in Finnish."
    ),
    "private-address": N_(
        "The guide is public. A private address or number in it could be seen and copied by anybody."
    ),
    "unreachable-url": N_(
        "The link opens in the city's own network at most. An association gets an error message instead of the form."
    ),
    # the years
    "no-effect": N_("Somebody has written this for a reason, but it changes nothing in the answers."),
    "missing-year": N_(
        "Associations plan the coming year in good time. Without a day they do not know which evening to "
        "keep free or when to apply."
    ),
    "unrecorded": N_(
        "Next year's forecast is judged by how it was. What nobody wrote down within a month is soon not known any "
        "more."
    ),
    "no-hour": N_(
        "Cities close at noon, at three or at midnight. Who counts on the evening of the last day may be hours late."
    ),
    "off-rule": N_("A city may decide otherwise than in other years. A typo looks just the same, though."),
    "stale-check": N_(
        "In a year people, phone numbers and pages change. The answer says how old the check is, and "
        "nobody can rely on an old one."
    ),
    "future-day": N_(
        "Nobody can have edited or checked anything on a day that is still to come. Readers think that the "
        "fact is fresher than it is."
    ),
    "no-school-holidays": N_(
        "Without them nobody sees whether an evening falls into a holiday, when many families are away."
    ),
    # what `plan` finds
    "no-day": N_("Until the day is decided, the event is in nobody's calendar and easily forgotten."),
    "promise": N_("The guide promises this so many times a year. Associations notice when a promise is not kept."),
    "not-confirmed": N_(
        "A forecast comes from a rule and may still change. Associations cannot book anything before the "
        "city has confirmed the day."
    ),
    "short-notice": N_(
        "Associations need time to write an application. A day that is confirmed at the last moment "
        "leaves some of them out."
    ),
    "same-day": N_("The same people are invited to both, and they can come to only one."),
    "holiday": N_("On a public holiday offices are closed and people are away, so few would come."),
    "holiday-eve": N_("Many leave early on the day before a holiday. Usually another evening suits more people."),
    "school-holiday": N_(
        "During a school holiday many families are away, and many who are active in associations are parents."
    ),
    "info-after-window": N_("At the meeting people hear how to apply, but by then they no longer can."),
    "registration-after-event": N_("People could register for something that is already over."),
    "decision-before-close": N_(
        "A decision before the end of the window leaves out the applications of the last days, and that is not fair."
    ),
}
