# Compares the .sav and .dta files of a release with its CSV files: every value, label and kind of missing.
suppressMessages(library(haven))
folder <- commandArgs(TRUE)[1]
codebook <- read.csv(file.path(folder, 'codebook.csv'), na.strings = '', check.names = FALSE)
differences <- 0
compared <- 0

differ <- function(...) {
  differences <<- differences + 1
  cat('differs:', ..., '\n')
}

# Codes as text again: their labels begin with them.
codes_of <- function(x) {
  labels <- attr(x, 'labels')
  text <- names(labels)[match(as.numeric(x), labels)]
  sub(':.*$', '', text)
}

same_numbers <- function(a, b) identical(is.na(a), is.na(b)) && all(abs(a - b) <= 1e-12 * abs(a), na.rm = TRUE)

compare_column <- function(table, name, type, given, held) {
  compared <<- compared + length(given)
  ok <- switch(type,
    integer = , number = , boolean = same_numbers(suppressWarnings(as.numeric(given)), as.numeric(zap_missing(held))),
    code = { shown <- codes_of(zap_missing(held)); shown[is.na(given)] <- NA; identical(shown, given) },
    date = identical(as.character(as.Date(held)), as.character(ifelse(nchar(given) == 10, given, NA))),
    { text <- as.character(held); text[text == ''] <- NA; identical(text, given) })
  if (!isTRUE(ok)) differ(table, name, type)
  described <- codebook$label[codebook$table == table & codebook$column == name]
  if (!identical(attr(held, 'label', exact = TRUE), described)) differ(table, name, 'label')
}

compare_reasons <- function(table, name, reasons, held, ending) {
  shown <- if (ending == 'dta') match(na_tag(held), letters) else 99911 + as.numeric(held)
  expected <- match(reasons, c('ND', 'UNK', 'NA', 'REF', 'PEND', 'LOST', 'AGE90', 'PREC', 'NOIDX', 'CUT'))
  has <- !is.na(expected)
  compared <<- compared + sum(has)
  if (!identical(as.numeric(shown[has]), as.numeric(expected[has]))) differ(table, name, 'reasons')
}

for (file in list.files(file.path(folder, 'data'), '\\.csv$', full.names = TRUE)) {
  table <- sub('\\.csv$', '', basename(file))
  plain <- read.csv(file, colClasses = 'character', na.strings = '', check.names = FALSE, encoding = 'UTF-8')
  for (ending in c('sav', 'dta')) {
    path <- sub('csv$', ending, file)
    read <- if (ending == 'sav') read_sav(path, user_na = TRUE) else read_dta(path)
    if (nrow(read) != nrow(plain)) differ(table, ending, 'rows')
    for (name in intersect(names(read), names(plain))) {
      type <- codebook$type[codebook$table == table & codebook$column == name]
      held <- read[[name]]
      missing <- paste0(name, '_missing')
      if (missing %in% names(plain) && is.numeric(held) && type != 'date') {
        compare_reasons(table, name, plain[[missing]], held, ending)
        if (ending == 'sav') held[!is.na(plain[[missing]])] <- NA
      }
      compare_column(table, name, type, plain[[name]], held)
    }
  }
}
cat(compared, 'values compared,', differences, 'differ\n')
quit(status = if (differences == 0 && compared > 0) 0 else 1)
