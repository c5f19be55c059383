/// The directives of nginx 1.31.5, one form a line, in byte order of the names:
/// name, contexts (letters as in `ContextSet`), argument count (`2`, `1-3`, `1+`), module, first version (`-` before 1.0),
/// then `flag` (on or off), `block`, `obsolete`, `obsolete=` and what replaces it.
///
/// A directive that takes different forms in different contexts has several lines.
let coreDirectives: StaticString = """
  absolute_redirect hsl 1 http_core 1.11.8 flag
  accept_mutex e 1 event_core - flag
  accept_mutex_delay e 1 event_core -
  acceptex_read e 1 iocp - flag
  access_log hslix 1+ http_log -
  access_log tr 1+ stream_log 1.11.4
  add_after_body hsl 1 http_addition_filter -
  add_before_body hsl 1 http_addition_filter -
  add_header hsli 2-3 http_headers_filter -
  add_header_inherit hsli 1 http_headers_filter 1.29.3
  add_trailer hsli 2-3 http_headers_filter 1.13.2
  add_trailer_inherit hsli 1 http_headers_filter 1.29.3
  addition_types hsl 1+ http_addition_filter -
  aio hsl 1 http_core -
  aio_write hsl 1 http_core 1.9.13 flag
  alias l 1 http_core -
  allow hslx 1 http_access -
  allow tr 1 stream_access 1.9.2
  ancient_browser hsl 1+ http_browser -
  ancient_browser_value hsl 1 http_browser -
  auth_basic hslx 1 http_auth_basic -
  auth_basic_user_file hslx 1 http_auth_basic -
  auth_delay hsl 1 http_core 1.17.10
  auth_http ab 1 mail_auth_http -
  auth_http_header ab 2 mail_auth_http -
  auth_http_pass_client_cert ab 1 mail_auth_http 1.7.11 flag
  auth_http_timeout ab 1 mail_auth_http -
  auth_request hsl 1 http_auth_request 1.5.4
  auth_request_set hsl 2 http_auth_request 1.5.4
  autoindex hsl 1 http_autoindex - flag
  autoindex_exact_size hsl 1 http_autoindex - flag
  autoindex_format hsl 1 http_autoindex 1.7.9
  autoindex_localtime hsl 1 http_autoindex - flag
  break slji 0 http_rewrite -
  charset hsli 1 http_charset_filter -
  charset_map h 2 http_charset_filter - block
  charset_types hsl 1+ http_charset_filter -
  chunked_transfer_encoding hsl 1 http_core - flag
  client_body_buffer_size hsl 1 http_core -
  client_body_early_read hs 1+ http_core 1.31.5
  client_body_in_file_only hsl 1 http_core -
  client_body_in_single_buffer hsl 1 http_core - flag
  client_body_temp_path hsl 1-4 http_core -
  client_body_timeout hsl 1 http_core -
  client_header_buffer_size hs 1 http_core -
  client_header_timeout hs 1 http_core -
  client_max_body_size hsl 1 http_core -
  connection_pool_size hs 1 http_core -
  create_full_put_path hsl 1 http_dav - flag
  daemon m 1 core - flag
  dav_access hsl 1-3 http_dav -
  dav_methods hsl 1+ http_dav -
  debug_connection e 1 event_core -
  debug_points m 1 core -
  default_type hsl 1 http_core -
  degradation h 1 http_degradation -
  degrade hsl 1 http_degradation -
  deny hslx 1 http_access -
  deny tr 1 stream_access 1.9.2
  devpoll_changes e 1 devpoll -
  devpoll_events e 1 devpoll -
  directio hsl 1 http_core -
  directio_alignment hsl 1 http_core -
  disable_symlinks hsl 1-2 http_core 1.1.15
  early_hints hsl 1+ http_core 1.29.0
  empty_gif l 0 http_empty_gif -
  env m 1 core -
  epoll_events e 1 epoll -
  error_log m 1+ errlog -
  error_log hsl 1+ http_core -
  error_log ab 1+ mail_core 1.9.0
  error_log tr 1+ stream_core 1.9.0
  error_page hsli 2+ http_core -
  etag hsl 1 http_core 1.3.3 flag
  eventport_events e 1 eventport -
  events m 0 events - block
  expires hsli 1-2 http_headers_filter -
  fastcgi_bind hsl 1-2 http_fastcgi -
  fastcgi_buffer_size hsl 1 http_fastcgi -
  fastcgi_buffering hsl 1 http_fastcgi 1.5.6 flag
  fastcgi_buffers hsl 2 http_fastcgi -
  fastcgi_busy_buffers_size hsl 1 http_fastcgi -
  fastcgi_cache hsl 1 http_fastcgi -
  fastcgi_cache_background_update hsl 1 http_fastcgi 1.11.10 flag
  fastcgi_cache_bypass hsl 1+ http_fastcgi -
  fastcgi_cache_key hsl 1 http_fastcgi -
  fastcgi_cache_lock hsl 1 http_fastcgi 1.1.12 flag
  fastcgi_cache_lock_age hsl 1 http_fastcgi 1.7.8
  fastcgi_cache_lock_timeout hsl 1 http_fastcgi 1.1.12
  fastcgi_cache_max_range_offset hsl 1 http_fastcgi 1.11.6
  fastcgi_cache_methods hsl 1+ http_fastcgi -
  fastcgi_cache_min_uses hsl 1 http_fastcgi -
  fastcgi_cache_path h 2+ http_fastcgi -
  fastcgi_cache_revalidate hsl 1 http_fastcgi 1.5.7 flag
  fastcgi_cache_use_stale hsl 1+ http_fastcgi -
  fastcgi_cache_valid hsl 1+ http_fastcgi -
  fastcgi_catch_stderr hsl 1 http_fastcgi -
  fastcgi_connect_timeout hsl 1 http_fastcgi -
  fastcgi_force_ranges hsl 1 http_fastcgi 1.7.7 flag
  fastcgi_hide_header hsl 1 http_fastcgi -
  fastcgi_ignore_client_abort hsl 1 http_fastcgi - flag
  fastcgi_ignore_headers hsl 1+ http_fastcgi -
  fastcgi_index hsl 1 http_fastcgi -
  fastcgi_intercept_errors hsl 1 http_fastcgi - flag
  fastcgi_keep_conn hsl 1 http_fastcgi 1.1.4 flag
  fastcgi_limit_rate hsl 1 http_fastcgi 1.7.7
  fastcgi_max_temp_file_size hsl 1 http_fastcgi -
  fastcgi_next_upstream hsl 1+ http_fastcgi -
  fastcgi_next_upstream_timeout hsl 1 http_fastcgi 1.7.5
  fastcgi_next_upstream_tries hsl 1 http_fastcgi 1.7.5
  fastcgi_no_cache hsl 1+ http_fastcgi -
  fastcgi_param hsl 2-3 http_fastcgi -
  fastcgi_pass li 1 http_fastcgi -
  fastcgi_pass_header hsl 1 http_fastcgi -
  fastcgi_pass_request_body hsl 1 http_fastcgi - flag
  fastcgi_pass_request_headers hsl 1 http_fastcgi - flag
  fastcgi_read_timeout hsl 1 http_fastcgi -
  fastcgi_request_buffering hsl 1 http_fastcgi 1.7.11 flag
  fastcgi_send_lowat hsl 1 http_fastcgi -
  fastcgi_send_timeout hsl 1 http_fastcgi -
  fastcgi_socket_keepalive hsl 1 http_fastcgi 1.15.6 flag
  fastcgi_socket_rcvbuf hsl 1 http_fastcgi 1.31.3
  fastcgi_socket_sndbuf hsl 1 http_fastcgi 1.31.3
  fastcgi_split_path_info hsl 1 http_fastcgi -
  fastcgi_store hsl 1 http_fastcgi -
  fastcgi_store_access hsl 1-3 http_fastcgi -
  fastcgi_temp_file_write_size hsl 1 http_fastcgi -
  fastcgi_temp_path hsl 1-4 http_fastcgi -
  flv l 0 http_flv -
  geo h 1-2 http_geo - block
  geo t 1-2 stream_geo 1.11.3 block
  geoip_city h 1-2 http_geoip -
  geoip_city t 1-2 stream_geoip 1.11.3
  geoip_country h 1-2 http_geoip -
  geoip_country t 1-2 stream_geoip 1.11.3
  geoip_org h 1-2 http_geoip 1.0.3
  geoip_org t 1-2 stream_geoip 1.11.3
  geoip_proxy h 1 http_geoip 1.2.2
  geoip_proxy_recursive h 1 http_geoip 1.2.2 flag
  google_perftools_profiles m 1 google_perftools -
  grpc_bind hsl 1-2 http_grpc 1.13.10
  grpc_buffer_size hsl 1 http_grpc 1.13.10
  grpc_connect_timeout hsl 1 http_grpc 1.13.10
  grpc_hide_header hsl 1 http_grpc 1.13.10
  grpc_ignore_headers hsl 1+ http_grpc 1.13.10
  grpc_intercept_errors hsl 1 http_grpc 1.13.10 flag
  grpc_next_upstream hsl 1+ http_grpc 1.13.10
  grpc_next_upstream_timeout hsl 1 http_grpc 1.13.10
  grpc_next_upstream_tries hsl 1 http_grpc 1.13.10
  grpc_pass li 1 http_grpc 1.13.10
  grpc_pass_header hsl 1 http_grpc 1.13.10
  grpc_read_timeout hsl 1 http_grpc 1.13.10
  grpc_send_timeout hsl 1 http_grpc 1.13.10
  grpc_set_header hsl 2 http_grpc 1.13.10
  grpc_socket_keepalive hsl 1 http_grpc 1.15.6 flag
  grpc_socket_rcvbuf hsl 1 http_grpc 1.31.3
  grpc_socket_sndbuf hsl 1 http_grpc 1.31.3
  grpc_ssl_certificate hsl 1 http_grpc 1.13.10
  grpc_ssl_certificate_cache hsl 1-3 http_grpc 1.27.4
  grpc_ssl_certificate_key hsl 1 http_grpc 1.13.10
  grpc_ssl_ciphers hsl 1 http_grpc 1.13.10
  grpc_ssl_conf_command hsl 2 http_grpc 1.19.4
  grpc_ssl_crl hsl 1 http_grpc 1.13.10
  grpc_ssl_name hsl 1 http_grpc 1.13.10
  grpc_ssl_password_file hsl 1 http_grpc 1.13.10
  grpc_ssl_protocols hsl 1+ http_grpc 1.13.10
  grpc_ssl_server_name hsl 1 http_grpc 1.13.10 flag
  grpc_ssl_session_reuse hsl 1 http_grpc 1.13.10 flag
  grpc_ssl_trusted_certificate hsl 1 http_grpc 1.13.10
  grpc_ssl_verify hsl 1 http_grpc 1.13.10 flag
  grpc_ssl_verify_depth hsl 1 http_grpc 1.13.10
  gunzip hsl 1 http_gunzip_filter 1.3.6 flag
  gunzip_buffers hsl 2 http_gunzip_filter 1.3.6
  gzip hsli 1 http_gzip_filter - flag
  gzip_buffers hsl 2 http_gzip_filter -
  gzip_comp_level hsl 1 http_gzip_filter -
  gzip_disable hsl 1+ http_core -
  gzip_hash hsl 1 http_gzip_filter -
  gzip_http_version hsl 1 http_core -
  gzip_min_length hsl 1 http_gzip_filter -
  gzip_no_buffer hsl 1 http_gzip_filter - flag
  gzip_proxied hsl 1+ http_core -
  gzip_static hsl 1 http_gzip_static -
  gzip_types hsl 1+ http_gzip_filter -
  gzip_vary hsl 1 http_core - flag
  gzip_window hsl 1 http_gzip_filter -
  hash u 1-2 http_upstream_hash 1.7.2
  hash p 1-2 stream_upstream_hash 1.9.0
  http m 0 http - block
  http2 hs 1 http_v2 1.25.1 flag
  http2_body_preread_size hs 1 http_v2 1.10.2
  http2_chunk_size hsl 1 http_v2 1.9.5
  http2_idle_timeout hs 1 http_v2 1.9.5 obsolete=keepalive_timeout
  http2_max_concurrent_pushes hs 1 http_v2 1.13.9 obsolete
  http2_max_concurrent_streams hs 1 http_v2 1.9.5
  http2_max_field_size hs 1 http_v2 1.9.5 obsolete=large_client_header_buffers
  http2_max_header_size hs 1 http_v2 1.9.5 obsolete=large_client_header_buffers
  http2_max_requests hs 1 http_v2 1.11.6 obsolete=keepalive_requests
  http2_pool_size hs 1 http_v2 1.9.5
  http2_push hsl 1 http_v2 1.13.9 obsolete
  http2_push_preload hsl 1 http_v2 1.13.9 flag obsolete
  http2_recv_buffer_size h 1 http_v2 1.9.5
  http2_recv_timeout hs 1 http_v2 1.9.5 obsolete=client_header_timeout
  http2_streams_index_size hs 1 http_v2 1.9.5
  http3 hs 1 http_v3 1.25.0 flag
  http3_hq hs 1 http_v3 1.25.0 flag
  http3_max_concurrent_streams hs 1 http_v3 1.25.0
  http3_stream_buffer_size hs 1 http_v3 1.25.0
  if sl 1+ http_rewrite - block
  if_modified_since hsl 1 http_core -
  ignore_invalid_headers hs 1 http_core - flag
  image_filter l 1-3 http_image_filter -
  image_filter_buffer hsl 1 http_image_filter -
  image_filter_interlace hsl 1 http_image_filter 1.3.15 flag
  image_filter_jpeg_quality hsl 1 http_image_filter -
  image_filter_sharpen hsl 1 http_image_filter 1.0.11
  image_filter_transparency hsl 1 http_image_filter - flag
  image_filter_webp_quality hsl 1 http_image_filter 1.11.6
  imap_auth ab 1+ mail_imap -
  imap_capabilities ab 1+ mail_imap -
  imap_client_buffer ab 1 mail_imap -
  include * 1 conf -
  index hsl 1+ http_index -
  internal l 0 http_core -
  iocp_threads e 1 iocp -
  ip_hash u 0 http_upstream_ip_hash -
  keepalive u 1-2 http_upstream_keepalive 1.1.4
  keepalive_disable hsl 1-2 http_core -
  keepalive_min_timeout hsl 1 http_core 1.27.4
  keepalive_requests hsl 1 http_core -
  keepalive_requests u 1 http_upstream_keepalive 1.15.3
  keepalive_time hsl 1 http_core 1.19.10
  keepalive_time u 1 http_upstream_keepalive 1.19.10
  keepalive_timeout hsl 1-2 http_core -
  keepalive_timeout u 1 http_upstream_keepalive 1.15.3
  kqueue_changes e 1 kqueue -
  kqueue_events e 1 kqueue -
  large_client_header_buffers hs 2 http_core -
  least_conn u 0 http_upstream_least_conn 1.2.2
  least_conn p 0 stream_upstream_least_conn 1.9.0
  least_time u 1-2 http_upstream_least_time 1.31.0
  least_time p 1-2 stream_upstream_least_time 1.31.0
  limit_conn hsl 2 http_limit_conn -
  limit_conn tr 2 stream_limit_conn 1.9.3
  limit_conn_dry_run hsl 1 http_limit_conn 1.17.6 flag
  limit_conn_dry_run tr 1 stream_limit_conn 1.17.6 flag
  limit_conn_log_level hsl 1 http_limit_conn -
  limit_conn_log_level tr 1 stream_limit_conn 1.9.3
  limit_conn_status hsl 1 http_limit_conn 1.3.15
  limit_conn_zone h 2 http_limit_conn 1.1.8
  limit_conn_zone t 2 stream_limit_conn 1.9.3
  limit_except l 1+ http_core - block
  limit_rate hsli 1 http_core -
  limit_rate_after hsli 1 http_core -
  limit_req hsl 1-3 http_limit_req -
  limit_req_dry_run hsl 1 http_limit_req 1.17.1 flag
  limit_req_log_level hsl 1 http_limit_req -
  limit_req_status hsl 1 http_limit_req 1.3.15
  limit_req_zone h 3 http_limit_req -
  lingering_close hsl 1 http_core 1.0.6
  lingering_time hsl 1 http_core -
  lingering_timeout hsl 1 http_core -
  listen s 1+ http_core -
  listen b 1+ mail_core -
  listen r 1+ stream_core 1.9.0
  load_module m 1 core 1.9.11
  location sl 1-2 http_core - block
  lock_file m 1 core -
  log_format h 2+ http_log -
  log_format t 2+ stream_log 1.11.4
  log_not_found hsl 1 http_core - flag
  log_subrequest hsl 1 http_core - flag
  mail m 0 mail - block
  map h 2 http_map - block
  map t 2 stream_map 1.11.2 block
  map_hash_bucket_size h 1 http_map -
  map_hash_bucket_size t 1 stream_map 1.11.2
  map_hash_max_size h 1 http_map -
  map_hash_max_size t 1 stream_map 1.11.2
  master_process m 1 core - flag
  max_errors ab 1 mail_core 1.21.0
  max_headers hs 1 http_core 1.29.8
  max_ranges hsl 1 http_core 1.0.7
  memcached_bind hsl 1-2 http_memcached -
  memcached_buffer_size hsl 1 http_memcached -
  memcached_connect_timeout hsl 1 http_memcached -
  memcached_gzip_flag hsl 1 http_memcached 1.3.6
  memcached_next_upstream hsl 1+ http_memcached -
  memcached_next_upstream_timeout hsl 1 http_memcached 1.7.5
  memcached_next_upstream_tries hsl 1 http_memcached 1.7.5
  memcached_pass li 1 http_memcached -
  memcached_read_timeout hsl 1 http_memcached -
  memcached_send_timeout hsl 1 http_memcached -
  memcached_socket_keepalive hsl 1 http_memcached 1.15.6 flag
  merge_slashes hs 1 http_core - flag
  min_delete_depth hsl 1 http_dav -
  mirror hsl 1 http_mirror 1.13.4
  mirror_request_body hsl 1 http_mirror 1.13.4 flag
  modern_browser hsl 1-2 http_browser -
  modern_browser_value hsl 1 http_browser -
  mp4 l 0 http_mp4 1.0.7
  mp4_buffer_size hsl 1 http_mp4 1.0.7
  mp4_max_buffer_size hsl 1 http_mp4 1.0.7
  mp4_start_key_frame hsl 1 http_mp4 1.21.4 flag
  msie_padding hsl 1 http_core - flag
  msie_refresh hsl 1 http_core - flag
  multi_accept e 1 event_core - flag
  open_file_cache hsl 1-2 http_core -
  open_file_cache_errors hsl 1 http_core - flag
  open_file_cache_events hsl 1 http_core - flag
  open_file_cache_min_uses hsl 1 http_core -
  open_file_cache_valid hsl 1 http_core -
  open_log_file_cache hsl 1-4 http_log -
  open_log_file_cache tr 1-4 stream_log 1.11.4
  output_buffers hsl 2 http_copy_filter -
  override_charset hsli 1 http_charset_filter - flag
  pass r 1 stream_pass 1.25.5
  pcre_jit m 1 regex 1.1.12 flag
  perl lx 1 http_perl -
  perl_modules h 1 http_perl -
  perl_require h 1 http_perl -
  perl_set h 2 http_perl -
  pid m 1 core -
  pop3_auth ab 1+ mail_pop3 -
  pop3_capabilities ab 1+ mail_pop3 -
  port_in_redirect hsl 1 http_core - flag
  post_acceptex e 1 iocp -
  post_action hsli 1 http_core -
  postpone_gzipping hsl 1 http_gzip_filter -
  postpone_output hsl 1 http_core -
  preread_buffer_size tr 1 stream_core 1.11.5
  preread_timeout tr 1 stream_core 1.11.5
  protocol b 1 mail_core -
  proxy ab 1 mail_proxy - flag
  proxy_bind hsl 1-2 http_proxy -
  proxy_bind tr 1-2 stream_proxy 1.9.2
  proxy_buffer ab 1 mail_proxy -
  proxy_buffer_size hsl 1 http_proxy -
  proxy_buffer_size tr 1 stream_proxy 1.9.4
  proxy_buffering hsl 1 http_proxy - flag
  proxy_buffers hsl 2 http_proxy -
  proxy_busy_buffers_size hsl 1 http_proxy -
  proxy_cache hsl 1 http_proxy -
  proxy_cache_background_update hsl 1 http_proxy 1.11.10 flag
  proxy_cache_bypass hsl 1+ http_proxy -
  proxy_cache_convert_head hsl 1 http_proxy 1.9.7 flag
  proxy_cache_key hsl 1 http_proxy -
  proxy_cache_lock hsl 1 http_proxy 1.1.12 flag
  proxy_cache_lock_age hsl 1 http_proxy 1.7.8
  proxy_cache_lock_timeout hsl 1 http_proxy 1.1.12
  proxy_cache_max_range_offset hsl 1 http_proxy 1.11.6
  proxy_cache_methods hsl 1+ http_proxy -
  proxy_cache_min_uses hsl 1 http_proxy -
  proxy_cache_path h 2+ http_proxy -
  proxy_cache_revalidate hsl 1 http_proxy 1.5.7 flag
  proxy_cache_use_stale hsl 1+ http_proxy -
  proxy_cache_valid hsl 1+ http_proxy -
  proxy_connect_timeout hsl 1 http_proxy -
  proxy_connect_timeout tr 1 stream_proxy 1.9.0
  proxy_cookie_domain hsl 1-2 http_proxy 1.1.15
  proxy_cookie_flags hsl 1-4 http_proxy 1.19.3
  proxy_cookie_path hsl 1-2 http_proxy 1.1.15
  proxy_download_rate tr 1 stream_proxy 1.9.3
  proxy_downstream_buffer tr 1 stream_proxy 1.9.0 obsolete=proxy_buffer_size
  proxy_force_ranges hsl 1 http_proxy 1.7.7 flag
  proxy_half_close tr 1 stream_proxy 1.21.4 flag
  proxy_headers_hash_bucket_size hsl 1 http_proxy -
  proxy_headers_hash_max_size hsl 1 http_proxy -
  proxy_hide_header hsl 1 http_proxy -
  proxy_http_version hsl 1 http_proxy 1.1.4
  proxy_ignore_client_abort hsl 1 http_proxy - flag
  proxy_ignore_headers hsl 1+ http_proxy -
  proxy_intercept_errors hsl 1 http_proxy - flag
  proxy_limit_rate hsl 1 http_proxy 1.7.7
  proxy_max_temp_file_size hsl 1 http_proxy -
  proxy_method hsl 1 http_proxy -
  proxy_next_upstream hsl 1+ http_proxy -
  proxy_next_upstream tr 1 stream_proxy 1.9.0 flag
  proxy_next_upstream_timeout hsl 1 http_proxy 1.7.5
  proxy_next_upstream_timeout tr 1 stream_proxy 1.9.0
  proxy_next_upstream_tries hsl 1 http_proxy 1.7.5
  proxy_next_upstream_tries tr 1 stream_proxy 1.9.0
  proxy_no_cache hsl 1+ http_proxy -
  proxy_pass lix 1 http_proxy -
  proxy_pass r 1 stream_proxy 1.9.0
  proxy_pass_error_message ab 1 mail_proxy - flag
  proxy_pass_header hsl 1 http_proxy -
  proxy_pass_request_body hsl 1 http_proxy - flag
  proxy_pass_request_headers hsl 1 http_proxy - flag
  proxy_pass_trailers hsl 1 http_proxy 1.27.2 flag
  proxy_protocol ab 1 mail_proxy 1.19.8
  proxy_protocol tr 1 stream_proxy 1.9.2
  proxy_protocol_timeout tr 1 stream_core 1.11.4
  proxy_read_timeout hsl 1 http_proxy -
  proxy_redirect hsl 1-2 http_proxy -
  proxy_request_buffering hsl 1 http_proxy 1.7.11 flag
  proxy_requests tr 1 stream_proxy 1.15.7
  proxy_responses tr 1 stream_proxy 1.9.13
  proxy_send_lowat hsl 1 http_proxy -
  proxy_send_timeout hsl 1 http_proxy -
  proxy_set_body hsl 1 http_proxy -
  proxy_set_header hsl 2 http_proxy -
  proxy_smtp_auth ab 1 mail_proxy 1.19.4 flag
  proxy_socket_keepalive hsl 1 http_proxy 1.15.6 flag
  proxy_socket_keepalive tr 1 stream_proxy 1.15.6 flag
  proxy_socket_rcvbuf hsl 1 http_proxy 1.31.3
  proxy_socket_rcvbuf tr 1 stream_proxy 1.31.3
  proxy_socket_sndbuf hsl 1 http_proxy 1.31.3
  proxy_socket_sndbuf tr 1 stream_proxy 1.31.3
  proxy_ssl tr 1 stream_proxy 1.9.0 flag
  proxy_ssl_alpn tr 1+ stream_proxy 1.31.0
  proxy_ssl_certificate hsl 1 http_proxy 1.7.8
  proxy_ssl_certificate tr 1 stream_proxy 1.9.0
  proxy_ssl_certificate_cache hsl 1-3 http_proxy 1.27.4
  proxy_ssl_certificate_cache tr 1-3 stream_proxy 1.27.4
  proxy_ssl_certificate_key hsl 1 http_proxy 1.7.8
  proxy_ssl_certificate_key tr 1 stream_proxy 1.9.0
  proxy_ssl_ciphers hsl 1 http_proxy 1.5.6
  proxy_ssl_ciphers tr 1 stream_proxy 1.9.0
  proxy_ssl_conf_command hsl 2 http_proxy 1.19.4
  proxy_ssl_conf_command tr 2 stream_proxy 1.19.4
  proxy_ssl_crl hsl 1 http_proxy 1.7.0
  proxy_ssl_crl tr 1 stream_proxy 1.9.0
  proxy_ssl_name hsl 1 http_proxy 1.7.0
  proxy_ssl_name tr 1 stream_proxy 1.9.0
  proxy_ssl_password_file hsl 1 http_proxy 1.7.8
  proxy_ssl_password_file tr 1 stream_proxy 1.9.0
  proxy_ssl_protocols hsl 1+ http_proxy 1.5.6
  proxy_ssl_protocols tr 1+ stream_proxy 1.9.0
  proxy_ssl_server_name hsl 1 http_proxy 1.7.0 flag
  proxy_ssl_server_name tr 1 stream_proxy 1.9.0 flag
  proxy_ssl_session_reuse hsl 1 http_proxy - flag
  proxy_ssl_session_reuse tr 1 stream_proxy 1.9.0 flag
  proxy_ssl_trusted_certificate hsl 1 http_proxy 1.7.0
  proxy_ssl_trusted_certificate tr 1 stream_proxy 1.9.0
  proxy_ssl_verify hsl 1 http_proxy 1.7.0 flag
  proxy_ssl_verify tr 1 stream_proxy 1.9.0 flag
  proxy_ssl_verify_depth hsl 1 http_proxy 1.7.0
  proxy_ssl_verify_depth tr 1 stream_proxy 1.9.0
  proxy_store hsl 1 http_proxy -
  proxy_store_access hsl 1-3 http_proxy -
  proxy_temp_file_write_size hsl 1 http_proxy -
  proxy_temp_path hsl 1-4 http_proxy -
  proxy_timeout ab 1 mail_proxy -
  proxy_timeout tr 1 stream_proxy 1.9.0
  proxy_upload_rate tr 1 stream_proxy 1.9.3
  proxy_upstream_buffer tr 1 stream_proxy 1.9.0 obsolete=proxy_buffer_size
  quic_active_connection_id_limit hs 1 http_v3 1.25.0
  quic_bpf m 1 quic_bpf 1.25.0 flag
  quic_gso hs 1 http_v3 1.25.0 flag
  quic_host_key hs 1 http_v3 1.25.0
  quic_retry hs 1 http_v3 1.25.0 flag
  random u 0-2 http_upstream_random 1.15.1
  random p 0-2 stream_upstream_random 1.15.1
  random_index l 1 http_random_index - flag
  read_ahead hsl 1 http_core -
  real_ip_header hsl 1 http_realip -
  real_ip_recursive hsl 1 http_realip 1.2.2 flag
  recursive_error_pages hsl 1 http_core - flag
  referer_hash_bucket_size sl 1 http_referer 1.0.5
  referer_hash_max_size sl 1 http_referer 1.0.5
  request_pool_size hs 1 http_core -
  reset_timedout_connection hsl 1 http_core - flag
  resolver hsl 1+ http_core -
  resolver u 1+ http_upstream 1.27.3
  resolver ab 1+ mail_core -
  resolver tr 1+ stream_core 1.11.3
  resolver p 1+ stream_upstream 1.27.3
  resolver_timeout hsl 1 http_core -
  resolver_timeout u 1 http_upstream 1.27.3
  resolver_timeout ab 1 mail_core -
  resolver_timeout tr 1 stream_core 1.11.3
  resolver_timeout p 1 stream_upstream 1.27.3
  return slji 1-2 http_rewrite -
  return r 1 stream_return 1.11.2
  rewrite slji 2-3 http_rewrite -
  rewrite_log hslji 1 http_rewrite - flag
  root hsli 1 http_core -
  satisfy hsl 1 http_core -
  scgi_bind hsl 1-2 http_scgi -
  scgi_buffer_size hsl 1 http_scgi -
  scgi_buffering hsl 1 http_scgi 1.0.9 flag
  scgi_buffers hsl 2 http_scgi -
  scgi_busy_buffers_size hsl 1 http_scgi -
  scgi_cache hsl 1 http_scgi -
  scgi_cache_background_update hsl 1 http_scgi 1.11.10 flag
  scgi_cache_bypass hsl 1+ http_scgi -
  scgi_cache_key hsl 1 http_scgi -
  scgi_cache_lock hsl 1 http_scgi 1.1.12 flag
  scgi_cache_lock_age hsl 1 http_scgi 1.7.8
  scgi_cache_lock_timeout hsl 1 http_scgi 1.1.12
  scgi_cache_max_range_offset hsl 1 http_scgi 1.11.6
  scgi_cache_methods hsl 1+ http_scgi -
  scgi_cache_min_uses hsl 1 http_scgi -
  scgi_cache_path h 2+ http_scgi -
  scgi_cache_revalidate hsl 1 http_scgi 1.5.7 flag
  scgi_cache_use_stale hsl 1+ http_scgi -
  scgi_cache_valid hsl 1+ http_scgi -
  scgi_connect_timeout hsl 1 http_scgi -
  scgi_force_ranges hsl 1 http_scgi 1.7.7 flag
  scgi_hide_header hsl 1 http_scgi -
  scgi_ignore_client_abort hsl 1 http_scgi - flag
  scgi_ignore_headers hsl 1+ http_scgi -
  scgi_intercept_errors hsl 1 http_scgi - flag
  scgi_limit_rate hsl 1 http_scgi 1.7.7
  scgi_max_temp_file_size hsl 1 http_scgi -
  scgi_next_upstream hsl 1+ http_scgi -
  scgi_next_upstream_timeout hsl 1 http_scgi 1.7.5
  scgi_next_upstream_tries hsl 1 http_scgi 1.7.5
  scgi_no_cache hsl 1+ http_scgi -
  scgi_param hsl 2-3 http_scgi -
  scgi_pass li 1 http_scgi -
  scgi_pass_header hsl 1 http_scgi -
  scgi_pass_request_body hsl 1 http_scgi - flag
  scgi_pass_request_headers hsl 1 http_scgi - flag
  scgi_read_timeout hsl 1 http_scgi -
  scgi_request_buffering hsl 1 http_scgi 1.7.11 flag
  scgi_send_timeout hsl 1 http_scgi -
  scgi_socket_keepalive hsl 1 http_scgi 1.15.6 flag
  scgi_socket_rcvbuf hsl 1 http_scgi 1.31.3
  scgi_socket_sndbuf hsl 1 http_scgi 1.31.3
  scgi_store hsl 1 http_scgi -
  scgi_store_access hsl 1-3 http_scgi -
  scgi_temp_file_write_size hsl 1 http_scgi -
  scgi_temp_path hsl 1-4 http_scgi -
  secure_link hsl 1 http_secure_link -
  secure_link_md5 hsl 1 http_secure_link -
  secure_link_secret hsl 1 http_secure_link -
  send_lowat hsl 1 http_core -
  send_timeout hsl 1 http_core -
  sendfile hsli 1 http_core - flag
  sendfile_max_chunk hsl 1 http_core -
  server h 0 http_core - block
  server u 1+ http_upstream -
  server a 0 mail_core - block
  server t 0 stream_core 1.9.0 block
  server p 1+ stream_upstream 1.9.0
  server_name s 1+ http_core -
  server_name ab 1 mail_core -
  server_name r 1+ stream_core 1.25.5
  server_name_in_redirect hsl 1 http_core - flag
  server_names_hash_bucket_size h 1 http_core -
  server_names_hash_bucket_size t 1 stream_core 1.25.5
  server_names_hash_max_size h 1 http_core -
  server_names_hash_max_size t 1 stream_core 1.25.5
  server_tokens hsl 1 http_core -
  set slji 2 http_rewrite -
  set r 2 stream_set 1.19.3
  set_real_ip_from hsl 1 http_realip -
  set_real_ip_from ab 1 mail_realip 1.19.8
  set_real_ip_from tr 1 stream_realip 1.11.4
  slice hsl 1 http_slice_filter 1.9.8
  smtp_auth ab 1+ mail_smtp -
  smtp_capabilities ab 1+ mail_smtp -
  smtp_client_buffer ab 1 mail_smtp -
  smtp_greeting_delay ab 1 mail_smtp -
  source_charset hsli 1 http_charset_filter -
  split_clients h 2 http_split_clients - block
  split_clients t 2 stream_split_clients 1.11.3 block
  ssi hsli 1 http_ssi_filter - flag
  ssi_ignore_recycled_buffers hsl 1 http_ssi_filter - flag
  ssi_last_modified hsl 1 http_ssi_filter 1.5.1 flag
  ssi_min_file_chunk hsl 1 http_ssi_filter -
  ssi_silent_errors hsl 1 http_ssi_filter - flag
  ssi_types hsl 1+ http_ssi_filter -
  ssi_value_length hsl 1 http_ssi_filter -
  ssl_alpn tr 1+ stream_ssl 1.21.4
  ssl_buffer_size hs 1 http_ssl 1.5.9
  ssl_certificate hs 1 http_ssl -
  ssl_certificate ab 1 mail_ssl -
  ssl_certificate tr 1 stream_ssl 1.9.0
  ssl_certificate_cache hs 1-3 http_ssl 1.27.4
  ssl_certificate_cache tr 1-3 stream_ssl 1.27.4
  ssl_certificate_compression hs 1 http_ssl 1.29.1 flag
  ssl_certificate_compression ab 1 mail_ssl 1.29.1 flag
  ssl_certificate_compression tr 1 stream_ssl 1.29.1 flag
  ssl_certificate_key hs 1 http_ssl -
  ssl_certificate_key ab 1 mail_ssl -
  ssl_certificate_key tr 1 stream_ssl 1.9.0
  ssl_ciphers hs 1 http_ssl -
  ssl_ciphers ab 1 mail_ssl -
  ssl_ciphers tr 1 stream_ssl 1.9.0
  ssl_client_certificate hs 1 http_ssl -
  ssl_client_certificate ab 1 mail_ssl 1.7.11
  ssl_client_certificate tr 1 stream_ssl 1.11.8
  ssl_conf_command hs 2 http_ssl 1.19.4
  ssl_conf_command ab 2 mail_ssl 1.19.4
  ssl_conf_command tr 2 stream_ssl 1.19.4
  ssl_crl hs 1 http_ssl -
  ssl_crl ab 1 mail_ssl 1.7.11
  ssl_crl tr 1 stream_ssl 1.11.8
  ssl_dhparam hs 1 http_ssl -
  ssl_dhparam ab 1 mail_ssl -
  ssl_dhparam tr 1 stream_ssl 1.9.0
  ssl_early_data hs 1 http_ssl 1.15.3 flag
  ssl_ecdh_curve hs 1 http_ssl 1.0.6
  ssl_ecdh_curve ab 1 mail_ssl 1.0.6
  ssl_ecdh_curve tr 1 stream_ssl 1.9.0
  ssl_ech_file hs 1 http_ssl 1.29.4
  ssl_ech_file tr 1 stream_ssl 1.29.4
  ssl_engine m 1 openssl -
  ssl_handshake_timeout tr 1 stream_ssl 1.9.0
  ssl_object_cache_inheritable m 1 openssl_cache 1.27.4 flag
  ssl_ocsp hs 1 http_ssl 1.19.0
  ssl_ocsp tr 1 stream_ssl 1.27.2
  ssl_ocsp_cache hs 1 http_ssl 1.19.0
  ssl_ocsp_cache tr 1 stream_ssl 1.27.2
  ssl_ocsp_responder hs 1 http_ssl 1.19.0
  ssl_ocsp_responder tr 1 stream_ssl 1.27.2
  ssl_password_file hs 1 http_ssl 1.7.3
  ssl_password_file ab 1 mail_ssl 1.7.3
  ssl_password_file tr 1 stream_ssl 1.9.0
  ssl_prefer_server_ciphers hs 1 http_ssl - flag
  ssl_prefer_server_ciphers ab 1 mail_ssl - flag
  ssl_prefer_server_ciphers tr 1 stream_ssl 1.9.0 flag
  ssl_preread tr 1 stream_ssl_preread 1.11.5 flag
  ssl_protocols hs 1+ http_ssl -
  ssl_protocols ab 1+ mail_ssl -
  ssl_protocols tr 1+ stream_ssl 1.9.0
  ssl_reject_handshake hs 1 http_ssl 1.19.4 flag
  ssl_reject_handshake tr 1 stream_ssl 1.25.5 flag
  ssl_session_cache hs 1-2 http_ssl -
  ssl_session_cache ab 1-2 mail_ssl -
  ssl_session_cache tr 1-2 stream_ssl 1.9.0
  ssl_session_ticket_key hs 1 http_ssl 1.5.7
  ssl_session_ticket_key ab 1 mail_ssl 1.5.7
  ssl_session_ticket_key tr 1 stream_ssl 1.9.0
  ssl_session_tickets hs 1 http_ssl 1.5.9 flag
  ssl_session_tickets ab 1 mail_ssl 1.5.9 flag
  ssl_session_tickets tr 1 stream_ssl 1.9.0 flag
  ssl_session_timeout hs 1 http_ssl -
  ssl_session_timeout ab 1 mail_ssl -
  ssl_session_timeout tr 1 stream_ssl 1.9.0
  ssl_stapling hs 1 http_ssl 1.3.7 flag
  ssl_stapling tr 1 stream_ssl 1.27.2 flag
  ssl_stapling_file hs 1 http_ssl 1.3.7
  ssl_stapling_file tr 1 stream_ssl 1.27.2
  ssl_stapling_responder hs 1 http_ssl 1.3.7
  ssl_stapling_responder tr 1 stream_ssl 1.27.2
  ssl_stapling_verify hs 1 http_ssl 1.3.7 flag
  ssl_stapling_verify tr 1 stream_ssl 1.27.2 flag
  ssl_trusted_certificate hs 1 http_ssl 1.3.7
  ssl_trusted_certificate ab 1 mail_ssl 1.7.11
  ssl_trusted_certificate tr 1 stream_ssl 1.11.8
  ssl_verify_client hs 1 http_ssl -
  ssl_verify_client ab 1 mail_ssl 1.7.11
  ssl_verify_client tr 1 stream_ssl 1.11.8
  ssl_verify_depth hs 1 http_ssl -
  ssl_verify_depth ab 1 mail_ssl 1.7.11
  ssl_verify_depth tr 1 stream_ssl 1.11.8
  starttls ab 1 mail_ssl -
  sticky u 2+ http_upstream_sticky 1.29.6
  stream m 0 stream 1.9.0 block
  stub_status sl 0-1 http_stub_status -
  sub_filter hsl 2 http_sub_filter -
  sub_filter_last_modified hsl 1 http_sub_filter 1.5.1 flag
  sub_filter_once hsl 1 http_sub_filter - flag
  sub_filter_types hsl 1+ http_sub_filter -
  subrequest_output_buffer_size hsl 1 http_core 1.13.10
  tcp_nodelay hsl 1 http_core - flag
  tcp_nodelay tr 1 stream_core 1.9.4 flag
  tcp_nopush hsl 1 http_core - flag
  thread_pool m 2-3 thread_pool 1.7.11
  timeout ab 1 mail_core -
  timer_resolution m 1 core -
  try_files sl 2+ http_try_files -
  tunnel_bind hsl 1-2 http_tunnel 1.31.0
  tunnel_buffer_size hsl 1 http_tunnel 1.31.0
  tunnel_connect_timeout hsl 1 http_tunnel 1.31.0
  tunnel_next_upstream hsl 1+ http_tunnel 1.31.0
  tunnel_next_upstream_timeout hsl 1 http_tunnel 1.31.0
  tunnel_next_upstream_tries hsl 1 http_tunnel 1.31.0
  tunnel_pass sli 0-1 http_tunnel 1.31.0
  tunnel_read_timeout hsl 1 http_tunnel 1.31.0
  tunnel_send_lowat hsl 1 http_tunnel 1.31.0
  tunnel_send_timeout hsl 1 http_tunnel 1.31.0
  tunnel_socket_keepalive hsl 1 http_tunnel 1.31.0 flag
  tunnel_socket_rcvbuf hsl 1 http_tunnel 1.31.3
  tunnel_socket_sndbuf hsl 1 http_tunnel 1.31.3
  types hsl 0 http_core - block
  types_hash_bucket_size hsl 1 http_core -
  types_hash_max_size hsl 1 http_core -
  underscores_in_headers hs 1 http_core - flag
  uninitialized_variable_warn hslji 1 http_rewrite - flag
  upstream h 1 http_upstream - block
  upstream t 1 stream_upstream 1.9.0 block
  use e 1 event_core -
  user m 1-2 core -
  userid hsl 1 http_userid_filter -
  userid_domain hsl 1 http_userid_filter -
  userid_expires hsl 1 http_userid_filter -
  userid_flags hsl 1-3 http_userid_filter 1.19.3
  userid_mark hsl 1 http_userid_filter -
  userid_name hsl 1 http_userid_filter -
  userid_p3p hsl 1 http_userid_filter -
  userid_path hsl 1 http_userid_filter -
  userid_service hsl 1 http_userid_filter -
  uwsgi_bind hsl 1-2 http_uwsgi -
  uwsgi_buffer_size hsl 1 http_uwsgi -
  uwsgi_buffering hsl 1 http_uwsgi 1.0.9 flag
  uwsgi_buffers hsl 2 http_uwsgi -
  uwsgi_busy_buffers_size hsl 1 http_uwsgi -
  uwsgi_cache hsl 1 http_uwsgi -
  uwsgi_cache_background_update hsl 1 http_uwsgi 1.11.10
  uwsgi_cache_bypass hsl 1+ http_uwsgi -
  uwsgi_cache_key hsl 1 http_uwsgi -
  uwsgi_cache_lock hsl 1 http_uwsgi 1.1.12 flag
  uwsgi_cache_lock_age hsl 1 http_uwsgi 1.7.8
  uwsgi_cache_lock_timeout hsl 1 http_uwsgi 1.1.12
  uwsgi_cache_max_range_offset hsl 1 http_uwsgi 1.11.6
  uwsgi_cache_methods hsl 1+ http_uwsgi -
  uwsgi_cache_min_uses hsl 1 http_uwsgi -
  uwsgi_cache_path h 2+ http_uwsgi -
  uwsgi_cache_revalidate hsl 1 http_uwsgi 1.5.7 flag
  uwsgi_cache_use_stale hsl 1+ http_uwsgi -
  uwsgi_cache_valid hsl 1+ http_uwsgi -
  uwsgi_connect_timeout hsl 1 http_uwsgi -
  uwsgi_force_ranges hsl 1 http_uwsgi 1.7.7 flag
  uwsgi_hide_header hsl 1 http_uwsgi -
  uwsgi_ignore_client_abort hsl 1 http_uwsgi - flag
  uwsgi_ignore_headers hsl 1+ http_uwsgi -
  uwsgi_intercept_errors hsl 1 http_uwsgi - flag
  uwsgi_limit_rate hsl 1 http_uwsgi 1.7.7
  uwsgi_max_temp_file_size hsl 1 http_uwsgi -
  uwsgi_modifier1 hsl 1 http_uwsgi -
  uwsgi_modifier2 hsl 1 http_uwsgi -
  uwsgi_next_upstream hsl 1+ http_uwsgi -
  uwsgi_next_upstream_timeout hsl 1 http_uwsgi 1.7.5
  uwsgi_next_upstream_tries hsl 1 http_uwsgi 1.7.5
  uwsgi_no_cache hsl 1+ http_uwsgi -
  uwsgi_param hsl 2-3 http_uwsgi -
  uwsgi_pass li 1 http_uwsgi -
  uwsgi_pass_header hsl 1 http_uwsgi -
  uwsgi_pass_request_body hsl 1 http_uwsgi - flag
  uwsgi_pass_request_headers hsl 1 http_uwsgi - flag
  uwsgi_read_timeout hsl 1 http_uwsgi -
  uwsgi_request_buffering hsl 1 http_uwsgi 1.7.11 flag
  uwsgi_send_timeout hsl 1 http_uwsgi -
  uwsgi_socket_keepalive hsl 1 http_uwsgi 1.15.6 flag
  uwsgi_socket_rcvbuf hsl 1 http_uwsgi 1.31.3
  uwsgi_socket_sndbuf hsl 1 http_uwsgi 1.31.3
  uwsgi_ssl_certificate hsl 1 http_uwsgi 1.7.8
  uwsgi_ssl_certificate_cache hsl 1-3 http_uwsgi 1.27.4
  uwsgi_ssl_certificate_key hsl 1 http_uwsgi 1.7.8
  uwsgi_ssl_ciphers hsl 1 http_uwsgi 1.5.8
  uwsgi_ssl_conf_command hsl 2 http_uwsgi 1.19.4
  uwsgi_ssl_crl hsl 1 http_uwsgi 1.7.0
  uwsgi_ssl_name hsl 1 http_uwsgi 1.7.0
  uwsgi_ssl_password_file hsl 1 http_uwsgi 1.7.8
  uwsgi_ssl_protocols hsl 1+ http_uwsgi 1.5.8
  uwsgi_ssl_server_name hsl 1 http_uwsgi 1.7.0 flag
  uwsgi_ssl_session_reuse hsl 1 http_uwsgi 1.5.8 flag
  uwsgi_ssl_trusted_certificate hsl 1 http_uwsgi 1.7.0
  uwsgi_ssl_verify hsl 1 http_uwsgi 1.7.0 flag
  uwsgi_ssl_verify_depth hsl 1 http_uwsgi 1.7.0
  uwsgi_store hsl 1 http_uwsgi -
  uwsgi_store_access hsl 1-3 http_uwsgi -
  uwsgi_string hsl 1 http_uwsgi -
  uwsgi_temp_file_write_size hsl 1 http_uwsgi -
  uwsgi_temp_path hsl 1-4 http_uwsgi -
  valid_referers sl 1+ http_referer -
  variables_hash_bucket_size h 1 http_core -
  variables_hash_bucket_size t 1 stream_core 1.11.2
  variables_hash_max_size h 1 http_core -
  variables_hash_max_size t 1 stream_core 1.11.2
  worker_aio_requests e 1 epoll 1.0.7
  worker_connections e 1 event_core -
  worker_cpu_affinity m 1+ core -
  worker_priority m 1 core -
  worker_processes m 1 core -
  worker_rlimit_core m 1 core -
  worker_rlimit_nofile m 1 core -
  worker_shutdown_timeout m 1 core 1.11.11
  working_directory m 1 core -
  xclient ab 1 mail_proxy - flag
  xml_entities hsl 1 http_xslt_filter -
  xml_external_entities hsl 1 http_xslt_filter 1.31.3 flag
  xslt_last_modified hsl 1 http_xslt_filter 1.5.1 flag
  xslt_param hsl 2 http_xslt_filter 1.1.18
  xslt_string_param hsl 2 http_xslt_filter 1.1.18
  xslt_stylesheet l 1+ http_xslt_filter -
  xslt_types hsl 1+ http_xslt_filter -
  zone u 1-2 http_upstream_zone 1.9.0
  zone p 1-2 stream_upstream_zone 1.9.0
  """
